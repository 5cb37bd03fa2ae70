import { rankBetween, ranksBetween } from '#base/rank.ts'
import type { SortedList } from '#base/sorted-list.ts'
import type { AnyRecord, Kind, RecordOf, Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { aside, type Change, changed } from './change.ts'
import { find, ordered, type State } from './state.ts'

type Ranked = { id: string; rank: string }

/** Past this length a key's neighbourhood is spread out again; see docs/decisions/0003. */
export const longestRank = 32
/**
 * Characters left below `longestRank` after a spread. One is worn off by about six inserts into the same gap, so the
 * next spread is at least a hundred inserts away, however they are aimed.
 */
const room = 20

/**
 * The rank for a record placed right after `after` (null: first), as if `self` did not stand in the list.
 * Nearly always one key; when a gap has worn so thin that the key would grow past 32 characters, the
 * neighbours on either side are spread out in the same step and returned as changes.
 */
export function placeAfter<K extends Kind>(
  kind: K,
  list: SortedList<RecordOf<K>>,
  after: RecordOf<K> | null,
  self: RecordOf<K> | null,
): { rank: string; spread: Change[] } {
  const skip = (record: RecordOf<K> | undefined, step: 'before' | 'after') =>
    record && self && record.id === self.id ? list[step](record) : record
  const low = after as Ranked | null
  const high = skip(after ? list.after(after) : list.first(), 'after') as Ranked | undefined
  const lowRank = low?.rank ?? null
  // Equal keys are legal (ids break the tie) but leave no gap, so they are spread like a worn one.
  if (lowRank === null || !high || lowRank < high.rank) {
    const rank = rankBetween(lowRank, high?.rank ?? null)
    if (rank.length <= longestRank) return { rank, spread: [] }
  }
  return spreadOut(kind, list, after, self)
}

function spreadOut<K extends Kind>(
  kind: K,
  list: SortedList<RecordOf<K>>,
  after: RecordOf<K> | null,
  self: RecordOf<K> | null,
): { rank: string; spread: Change[] } {
  const others = (record: RecordOf<K>) => record.id !== self?.id
  const at = after ? list.indexOf(after) + 1 : 0
  for (let reach = 16; ; reach *= 2) {
    const start = Math.max(0, at - reach)
    const end = Math.min(list.size, at + reach)
    const left = list.slice(start, at).filter(others)
    const right = list.slice(at, end).filter(others)
    const low = start === 0 ? null : (list.at(start - 1) as unknown as Ranked).rank
    const high = end === list.size ? null : (list.at(end) as unknown as Ranked).rank
    const whole = low === null && high === null
    if (low !== null && high !== null && low >= high && !whole) continue
    const keys = ranksBetween(low, high, left.length + 1 + right.length)
    if (!whole && keys.some((key) => key.length > longestRank - room)) continue
    const spread = [...left, ...right].map((record, index) =>
      aside(
        changed(kind, record, { rank: keys[index < left.length ? index : index + 1]! } as unknown as Partial<
          RecordOf<K>
        >),
      ),
    )
    return { rank: keys[left.length]!, spread }
  }
}

/**
 * The record that another is to stand behind in the list of `within`: null for the top, the last one when `after`
 * is left out. A neighbour that is not there, of another list or the record itself refuses.
 */
export function neighbourIn(
  state: State,
  kind: Kind,
  within: string,
  after: string | null | undefined,
  self?: string,
): AnyRecord | Refusal | null {
  const list = ordered(state, kind, within)
  if (after === undefined) return (list.last() as AnyRecord | undefined) ?? null
  if (after === null) return null
  if (after === self) return refuse('own-neighbour')
  const neighbour = find(state, kind, after) as AnyRecord | undefined
  if (!neighbour) return refuse('not-found', { kind, id: after })
  const order = state.kinds.of(kind).order!
  if ((neighbour as Row)[order.within] === within) return neighbour
  const inProduct = state.kinds.of(kind).refs[order.within]!.kind === 'product'
  return inProduct ? refuse('other-product', { kind }) : refuse('not-found', { kind, id: after })
}
