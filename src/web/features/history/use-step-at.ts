import type { HistoryEntry } from '#domain/queries/history.ts'
import type { At } from '#web/product/at.ts'
import { timeOf } from './address.ts'
import { type Asked, type Parameters, useAsked } from './use-asked.ts'

/** As the queries read a moment. */
export const momentOf = (at: At): number | string =>
  typeof at === 'number' ? at : new Date(timeOf(at)).toISOString()

export interface LogAnswer {
  entries: HistoryEntry[]
  next_before: number | null
}

/** The step of a product after which a moment is: the last one until then. */
export function stepAt(product: string, at: At): Parameters {
  const until =
    typeof at === 'number' ? { before: at + 1 } : { until: new Date(timeOf(at) + 1).toISOString() }
  return { product, ...until, limit: 1 }
}

/** Undefined until it is known, null before the first step. */
export function useStepAt(
  product: string,
  at: At | undefined,
): Asked<LogAnswer> & { step: HistoryEntry | null | undefined } {
  const asked = useAsked<LogAnswer>('history', at === undefined ? null : stepAt(product, at))
  const step = asked.answer === undefined ? undefined : (asked.answer?.entries[0] ?? null)
  return { ...asked, step }
}
