import { type ReleaseDate, spanOf } from './release-date.ts'

/** How many places wait for a release where there are none: three are in view at a time. */
export const placesInView = 3

/**
 * The quarters that follow a day and all the dates, as many as `count`.
 *
 * @param day yyyymmdd, on the calendar of whoever plans: 20261128 gives `2027-Q1` first
 */
export function quartersAfter(
  day: number,
  count: number,
  dates: readonly (ReleaseDate | null)[] = [],
): ReleaseDate[] {
  const last = Math.max(day, ...dates.flatMap((date) => (date && spanOf(date)?.last) || []))
  const quarter = Math.floor(last / 10000) * 4 + Math.floor(((Math.floor(last / 100) % 100) - 1) / 3)
  return Array.from({ length: count }, (_, at) => {
    const next = quarter + 1 + at
    return `${Math.floor(next / 4)}-Q${(next % 4) + 1}`
  })
}

export const quarterAfter = (day: number): ReleaseDate => quartersAfter(day, 1)[0]!
