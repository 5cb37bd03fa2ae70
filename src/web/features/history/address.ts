import type { At } from '#web/product/at.ts'
import { readSearch, text } from '#web/product/read-search.ts'

export interface HistorySearch {
  /** the log: of whom, of what, and the days from and until */
  member?: string
  kind?: string
  since?: string
  until?: string
  /** two moments compared; without a later one, with now */
  from?: At
  to?: At
}

const day = /^\d{4}-\d\d-\d\d$/

/** The moment that a text names, or undefined: 4182, 2026-11-03, or an ISO time. */
export function readAt(value: unknown): At | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined
  if (typeof value !== 'string') return undefined
  if (/^\d{1,15}$/.test(value)) return Number(value)
  const isTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d|$)/.test(value)
  return isTime && !Number.isNaN(timeOf(value)) ? value : undefined
}

export const isDay = (at: At): at is string => typeof at === 'string' && day.test(at)

/** The time (ms) that a moment of the address means here: a day is over when the next begins where the person is. */
export function timeOf(at: string): number {
  if (!day.test(at)) return new Date(at).getTime()
  const end = new Date(`${at}T00:00`)
  end.setDate(end.getDate() + 1)
  return end.getTime() - 1
}

const readDay = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined)

export const readPast = readSearch<{ at?: At }>({ at: readAt })

export const readHistory = readSearch<HistorySearch>({
  member: text,
  kind: text,
  since: readDay,
  until: readDay,
  from: readAt,
  to: readAt,
})
