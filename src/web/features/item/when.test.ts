import { expect, test } from 'vitest'
import { ago } from './when.ts'

const now = Date.parse('2027-03-10T12:00:00Z')

test.each([
  ['2027-03-10T11:59:40Z', 'just now'],
  ['2027-03-10T11:59:00Z', '1 minute ago'],
  ['2027-03-10T09:30:00Z', '2 hours ago'],
  ['2027-03-08T09:30:00Z', '2 days ago'],
  ['2027-02-01T12:00:00Z', 'on 1 Feb 2027'],
  // A server whose clock runs ahead.
  ['2027-03-10T12:00:30Z', 'just now'],
])('%s is %s', (at, words) => {
  expect(ago(at, now)).toBe(words)
})
