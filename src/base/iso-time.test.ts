import { expect, test } from 'vitest'
import { isoTime } from './iso-time.ts'

test('a time is told in one form, however it was written', () => {
  expect(isoTime('2027-01-31T09:00:00+02:00')).toBe('2027-01-31T07:00:00.000Z')
  expect(isoTime('2027-01-31')).toBe('2027-01-31T00:00:00.000Z')
  expect(isoTime('2027-01-31', 86_400_000)).toBe('2027-02-01T00:00:00.000Z')
})
