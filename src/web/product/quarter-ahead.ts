import type { ReleaseDate } from '#domain/roadmap/release-date.ts'

/** yyyymmdd of a moment on the reader's calendar */
export function dayNumber(moment: Date): number {
  return moment.getFullYear() * 10000 + (moment.getMonth() + 1) * 100 + moment.getDate()
}

/** The quarter so many after the one that a day (yyyymmdd) is in: 20261122 and 1 give `2027-Q1`. */
export function quarterAhead(day: number, by: number): ReleaseDate {
  const quarter = Math.floor(((Math.floor(day / 100) % 100) - 1) / 3) + by
  return `${Math.floor(day / 10000) + Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`
}
