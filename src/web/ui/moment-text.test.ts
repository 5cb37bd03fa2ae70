import { expect, test } from 'vitest'
import { momentText } from './moment-text.ts'

test('a moment is told by day and minute, on the reader’s own clock', () => {
  // No zone is named, so that the text is of the zone in which the test runs.
  expect(momentText('2026-12-04T09:05:59')).toBe('4 Dec 2026, 09:05')
  expect(momentText('2027-01-31T23:59:00')).toBe('31 Jan 2027, 23:59')
})
