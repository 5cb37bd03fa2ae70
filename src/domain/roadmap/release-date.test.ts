import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDates, readDate, showDate, spanOf } from './release-date.ts'

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
const year = fc.integer({ min: 1000, max: 9999 })
/** Every canonical date, and none. */
const date = fc.oneof(
  fc.constant(null),
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}-H${h}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${pad(m)}`),
  fc
    .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
)

/** The same order told another way: the day after the last, then whether it is coarser, with the platform's calendar. */
function naiveKey(text: string | null): [number, number] {
  if (text === null) return [Number.POSITIVE_INFINITY, 0]
  const y = Number(text.slice(0, 4))
  const rest = text.slice(5)
  if (rest === '') return [Date.UTC(y + 1, 0, 1), 4]
  if (rest[0] === 'Q') return [Date.UTC(y, Number(rest[1]) * 3, 1), 2]
  if (rest[0] === 'H') return [Date.UTC(y, Number(rest[1]) * 6, 1), 3]
  if (rest.length === 2) return [Date.UTC(y, Number(rest), 1), 1]
  return [Date.UTC(y, Number(rest.slice(0, 2)) - 1, Number(rest.slice(3)) + 1), 0]
}

describe('a release date', () => {
  test('sorts by the last day it covers, the more precise first, and no date last', () => {
    const sorted = ['2027', null, '2027-Q1', '2027-H1', '2027-03-31', '2027-03', '2027-01', '2026-12-31']
    expect(sorted.sort(compareDates)).toEqual([
      '2026-12-31',
      '2027-01',
      '2027-03-31',
      '2027-03',
      '2027-Q1',
      '2027-H1',
      '2027',
      null,
    ])
  })

  test('sorts any two dates as the calendar does', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [lastA, widthA] = naiveKey(a)
        const [lastB, widthB] = naiveKey(b)
        const naive = lastA === lastB ? widthA - widthB : lastA - lastB
        expect(Math.sign(compareDates(a, b))).toBe(Math.sign(naive))
        expect(Math.sign(compareDates(b, a))).toBe(-Math.sign(naive) + 0)
      }),
    )
  })

  test('sorts any list the same whatever order it came in', () => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: 12 }), fc.gen(), (dates, gen) => {
        const shuffled = gen(() => fc.shuffledSubarray(dates, { minLength: dates.length }))
        expect(shuffled.sort(compareDates)).toEqual([...dates].sort(compareDates))
      }),
    )
  })

  test('covers whole months, leap days included', () => {
    expect(spanOf('2028-02')).toMatchObject({ granularity: 'month', first: 20280201, last: 20280229 })
    expect(spanOf('2100-02')?.last).toBe(21000228)
    expect(spanOf('2000-02-29')?.granularity).toBe('day')
    expect(spanOf('2027-H2')).toMatchObject({ granularity: 'half', first: 20270701, last: 20271231 })
  })

  test('is none when the day does not exist or the form is another', () => {
    for (const text of ['2027-02-29', '2027-04-31', '2027-13', '2027-Q5', '2027-H3', '27', '2027-3', '']) {
      expect(spanOf(text)).toBeNull()
    }
  })

  test.each([
    ['2027-03-31', '2027-03-31'],
    ['31 Mar 2027', '2027-03-31'],
    ['by 31st March 2027', '2027-03-31'],
    ['March 31, 2027', '2027-03-31'],
    ['Sept. 2027', '2027-09'],
    ['in Mar 2027', '2027-03'],
    ['q1 2027', '2027-Q1'],
    ['2027 H2', '2027-H2'],
    ['2027-q3', '2027-Q3'],
    [' 2027 ', '2027'],
    ['', null],
    ['Later', null],
    ['TBD', null],
  ])('reads "%s" as %s', (typed, read) => {
    expect(readDate(typed)).toBe(read)
  })

  test.each([
    '01/02/2027',
    'Marathon 2027',
    'Mayor 2027',
    'Q5 2027',
    'H3 2027',
    '31 Feb 2027',
    'soon',
    '32 May 2027',
  ])('does not take "%s" for a date', (typed) => {
    expect(readDate(typed)).toBeUndefined()
  })

  test('reads back what it shows', () => {
    fc.assert(
      fc.property(date, (any) => {
        expect(readDate(showDate(any))).toBe(any)
      }),
    )
  })

  test('shows each precision in its own words', () => {
    expect(['2027-03-31', '2027-03', '2027-Q1', '2027-H2', '2027', null].map(showDate)).toEqual([
      'by 31 Mar 2027',
      'Mar 2027',
      'Q1 2027',
      'H2 2027',
      '2027',
      'Later',
    ])
  })
})
