import { fold } from '#base/text/fold.ts'
import { dateWords } from '#words/dates.ts'

/**
 * When a release is due, at the precision somebody actually knows: a day `2027-03-31`, a month `2027-03`,
 * a quarter `2027-Q1`, a half-year `2027-H1`, a year `2027`, or null for later. No day is ever invented.
 */
export type ReleaseDate = string

const canonical = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/

export type Granularity = 'day' | 'month' | 'quarter' | 'half' | 'year'

interface Span {
  granularity: Granularity
  year: number
  /** first and last day as yyyymmdd numbers */
  first: number
  last: number
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function months(granularity: Granularity, year: number, from: number, to: number): Span {
  return {
    granularity,
    year,
    first: year * 10000 + from * 100 + 1,
    last: year * 10000 + to * 100 + daysIn(year, to),
  }
}

// A list of releases is put into order by comparing them over and over, and there are few dates.
const spans = new Map<ReleaseDate, Span | null>()
const MOST_SPANS = 10_000

/** The days that a canonical date covers, or null when the text is not canonical. */
export function spanOf(date: ReleaseDate): Span | null {
  let span = spans.get(date)
  if (span === undefined) {
    span = readSpan(date)
    if (spans.size >= MOST_SPANS) spans.clear()
    spans.set(date, span)
  }
  return span
}

function readSpan(date: ReleaseDate): Span | null {
  const match = canonical.exec(date)
  if (!match) return null
  const year = Number(match[1])
  if (match[2]) return months('quarter', year, Number(match[2]) * 3 - 2, Number(match[2]) * 3)
  if (match[3]) return months('half', year, Number(match[3]) * 6 - 5, Number(match[3]) * 6)
  if (!match[4]) return months('year', year, 1, 12)
  const month = Number(match[4])
  if (!match[5]) return months('month', year, month, month)
  const day = Number(match[5])
  if (day > daysIn(year, month)) return null
  const number = year * 10000 + month * 100 + day
  return { granularity: 'day', year, first: number, last: number }
}

/**
 * Time order across precisions: by the last day covered, then the more precise first ("31 Mar" before "Q1"),
 * then dates before no date.
 */
export function compareDates(a: ReleaseDate | null, b: ReleaseDate | null): number {
  if (a === b) return 0
  const left = a === null ? null : spanOf(a)
  const right = b === null ? null : spanOf(b)
  if (!left || !right) return left ? -1 : right ? 1 : 0
  return left.last - right.last || right.first - left.first
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
/** 1 to 12 for a month's name or its beginning, three letters or more; 0 for other words ("Marathon 2027"). */
const monthOf = (word: string) => monthNames.findIndex((name) => fold(name).startsWith(fold(word))) + 1
const pad = (number: number) => String(number).padStart(2, '0')

/**
 * Reads what a person types: `2027-03-31`, `31 Mar 2027`, `March 31, 2027`, `Mar 2027`, `Q1 2027`, `2027 H2`, `2027`,
 * and for no date an empty text or `later`. Returns undefined when it is none of these; all-number forms such
 * as 01/02/2027 are refused because day and month cannot be told apart.
 */
export function readDate(text: string): ReleaseDate | null | undefined {
  const typed = text.trim().replace(/^(by|in|on)\s+/i, '')
  if (typed === '' || /^(later|no date|none|tbd)$/i.test(typed)) return null
  const found = patterns(typed)
  return found !== null && spanOf(found) ? found : undefined
}

function patterns(typed: string): string | null {
  if (/^\d{4}(-(\d\d(-\d\d)?|[QH]\d))?$/i.test(typed)) return typed.toUpperCase()
  let match = /^([QH])\s*([1-4])[\s,/-]*(\d{4})$/i.exec(typed)
  if (match) return `${match[3]}-${match[1]!.toUpperCase()}${match[2]}`
  match = /^(\d{4})[\s,/-]*([QH])\s*([1-4])$/i.exec(typed)
  if (match) return `${match[1]}-${match[2]!.toUpperCase()}${match[3]}`
  match = /^([a-z]{3,9})\.?[\s,]+(\d{4})$/i.exec(typed)
  if (match && monthOf(match[1]!)) return `${match[2]}-${pad(monthOf(match[1]!))}`
  match = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(typed)
  if (match && monthOf(match[2]!)) return `${match[3]}-${pad(monthOf(match[2]!))}-${pad(Number(match[1]))}`
  match = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(typed)
  if (match && monthOf(match[1]!)) return `${match[3]}-${pad(monthOf(match[1]!))}-${pad(Number(match[2]))}`
  return null
}

/** How a date is shown: `by 31 Mar 2027`, `Mar 2027`, `Q1 2027`, `H2 2027`, `2027`, `Later`. */
export function showDate(date: ReleaseDate | null): string {
  return shown(date, 'byDay')
}

/** The same as a name: `31 Mar 2027`. */
export function plainDate(date: ReleaseDate | null): string {
  return shown(date, 'day')
}

function shown(date: ReleaseDate | null, ofDay: 'day' | 'byDay'): string {
  const match = date === null ? null : canonical.exec(date)
  if (!match) return dateWords('later')
  const [, year = '', quarter, half, month, day] = match
  if (quarter) return dateWords('quarter', { quarter, year })
  if (half) return dateWords('half', { half, year })
  if (!month) return year
  return day
    ? dateWords(ofDay, { day: Number(day), month: Number(month), year })
    : dateWords('month', { month: Number(month), year })
}
