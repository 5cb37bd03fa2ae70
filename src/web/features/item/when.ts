import { dateWords } from '#words/dates.ts'
import { itemPageWords as say } from '#words/item-page.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago something was, in words; after a week its day. */
export function ago(at: string, now: number): string {
  const past = now - Date.parse(at)
  if (past < minute) return say('justNow')
  if (past < hour) return say('ago', { unit: 'minute', count: Math.floor(past / minute) })
  if (past < day) return say('ago', { unit: 'hour', count: Math.floor(past / hour) })
  if (past < 7 * day) return say('ago', { unit: 'day', count: Math.floor(past / day) })
  return say('on', { day: dayOf(new Date(at)) })
}

/** The moment itself, where the reader is. */
export function moment(at: string): string {
  const date = new Date(at)
  const time = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
  return say('moment', { day: dayOf(date), time })
}

function dayOf(date: Date): string {
  return dateWords('day', {
    day: date.getDate(),
    month: date.getMonth() + 1,
    year: String(date.getFullYear()),
  })
}
