import type { HistoryEntry } from '#domain/queries/history.ts'
import { useAsked } from './use-asked.ts'
import type { LogAnswer } from './use-step-at.ts'

/** Commits looked at for another step: a long one has many. */
const deep = 20

/** The steps of a product before and behind one; undefined while that is not known, null where there is none. */
export function useNeighbours(
  product: string,
  { seq, step }: Pick<HistoryEntry, 'seq' | 'step'>,
): { earlier: number | null | undefined; later: number | null | undefined } {
  const before = useAsked<LogAnswer>('history', { product, before: seq, limit: deep })
  const after = useAsked<LogAnswer>('history', { product, after: seq, limit: deep })
  const other = (entries: readonly HistoryEntry[]) =>
    (entries.find((one) => one.step !== step) ?? entries.at(-1))?.seq ?? null
  const entriesOf = ({ answer }: typeof before) => answer?.entries ?? []
  return {
    earlier: before.isCurrent ? other(entriesOf(before)) : undefined,
    later: after.isCurrent ? other(entriesOf(after).toReversed()) : undefined,
  }
}
