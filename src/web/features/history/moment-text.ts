import { momentWords as say } from '#words/history-page.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const two = (number: number) => String(number).padStart(2, '0')

const partsOf = (time: number) => {
  const at = new Date(time)
  return {
    day: at.getDate(),
    month: at.getMonth() + 1,
    year: String(at.getFullYear()),
    weekday: at.getDay(),
    hour: two(at.getHours()),
    minute: two(at.getMinutes()),
  }
}

/** "3 November 2026, 14:05" */
export const momentText = (time: number) => say('moment', partsOf(time))
/** "3 November 2026" */
export const dayText = (time: number) => say('day', partsOf(time))
/** "14:05" */
export const timeText = (time: number) => say('time', partsOf(time))

/** The day as a date field has it, where the person is: 2026-11-03. */
export function dayOf(time: number): string {
  const at = new Date(time)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The minute as a field for day and time has it: 2026-11-03T14:05. */
export const minuteOf = (time: number) => `${dayOf(time)}T${timeText(time)}`

/** The heading of a day: "Today", "Yesterday", "Tuesday, 3 November 2026". */
export function dayHeading(time: number, now: number): string {
  if (dayOf(time) === dayOf(now)) return say('today')
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  if (dayOf(time) === dayOf(yesterday.getTime())) return say('yesterday')
  return say('weekday', partsOf(time))
}

/** "3 weeks ago" */
export function ago(time: number, now: number): string {
  const past = Math.max(0, now - time)
  if (past < minute) return say('justNow')
  if (past < hour) return say('minutes', { count: Math.floor(past / minute) })
  if (past < day) return say('hours', { count: Math.floor(past / hour) })
  if (past < 14 * day) return say('days', { count: Math.floor(past / day) })
  if (past < 60 * day) return say('weeks', { count: Math.floor(past / (7 * day)) })
  if (past < 730 * day) return say('months', { count: Math.floor(past / (30.44 * day)) })
  return say('years', { count: Math.floor(past / (365.25 * day)) })
}
