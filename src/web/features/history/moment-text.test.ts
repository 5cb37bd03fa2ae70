import { expect, test } from 'vitest'
import { ago, dayHeading, dayOf, minuteOf, momentText } from './moment-text.ts'

const now = new Date(2026, 10, 27, 9, 30).getTime()
const then = new Date(2026, 10, 3, 14, 5).getTime()

test('a moment is told to the minute, where the person is', () => {
  expect(momentText(then)).toBe('3 November 2026, 14:05')
  expect([dayOf(then), minuteOf(then)]).toEqual(['2026-11-03', '2026-11-03T14:05'])
})

test('days are called today and yesterday by the calendar, not by hours', () => {
  expect(dayHeading(now, now)).toBe('Today')
  expect(dayHeading(new Date(2026, 10, 26, 23, 59).getTime(), now)).toBe('Yesterday')
  expect(dayHeading(then, now)).toBe('Tuesday, 3 November 2026')
})

test('how long ago is told in the largest unit that fits', () => {
  const before = (minutes: number) => ago(now - minutes * 60_000, now)
  expect([before(0), before(1), before(59), before(60)]).toEqual([
    ...['just now', '1 minute ago', '59 minutes ago', '1 hour ago'],
  ])
  expect([before(60 * 24), before(60 * 48), ago(then, now)]).toEqual([
    'yesterday',
    '2 days ago',
    '3 weeks ago',
  ])
  expect([before(60 * 24 * 100), before(60 * 24 * 800)]).toEqual(['3 months ago', '2 years ago'])
})

test('a clock that runs behind tells of no future', () => {
  expect(ago(now + 5_000, now)).toBe('just now')
})
