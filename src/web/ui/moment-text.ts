import { dateWords } from '#words/dates.ts'

/** A moment, given as an ISO text, on the clock of whoever reads it: the day, and the time to the minute. */
export function momentText(iso: string): string {
  const at = new Date(iso)
  return dateWords('moment', {
    day: at.getDate(),
    month: at.getMonth() + 1,
    year: String(at.getFullYear()),
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  })
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
