import type { Change } from '../kernel/change.ts'
import { find, ordered, type State } from '../kernel/state.ts'
import type { Kind } from '../kinds.ts'

type Ranked = { id: string; rank: string } & { [field: string]: unknown }
interface Spread {
  kind: Kind
  id: string
  within: string
  before: Ranked
}

/**
 * Ids of records that a commit only moved aside to make room (see place.ts) and that undo leaves where they are,
 * because somebody has placed a record among them since: its place is told by the new ranks, and bringing the old
 * ones back would shift it. Where nobody has, the old ranks come back, so that undo and redo are exact.
 */
export function keptRanks(state: State, changes: readonly Change[]): ReadonlySet<string> {
  const kept = new Set<string>()
  const spreads = changes.flatMap(({ kind, id, before, after, aside }): Spread[] => {
    const within = state.kinds.of(kind).order?.within
    if (!aside || !within || !before || !after) return []
    return [{ kind, id, within: (after as unknown as Ranked)[within] as string, before: before as never }]
  })
  if (spreads.length === 0) return kept
  const ofCommit = new Map(changes.map((change) => [change.id, change.after as unknown as Ranked | null]))
  const mine = (record: Ranked) => ofCommit.get(record.id)?.rank === record.rank
  for (const list of Map.groupBy(spreads, ({ kind, within }) => `${kind} ${within}`).values()) {
    if (!undisturbed(state, list, mine)) for (const { id } of list) kept.add(id)
  }
  return kept
}

function undisturbed(state: State, spreads: readonly Spread[], mine: (record: Ranked) => boolean): boolean {
  const { kind, within } = spreads[0]!
  const list = ordered(state, kind, within)
  const standing = spreads.map(({ id }) => find(state, kind, id))
  if (standing.some((record) => !record || !mine(record as unknown as Ranked))) return false
  const places = standing.map((record) => list.indexOf(record as never))
  const start = Math.min(...places)
  const end = Math.max(...places)
  const old = spreads.map(({ before }) => before.rank)
  const lowest = old.reduce((a, b) => (a < b ? a : b))
  const highest = old.reduce((a, b) => (a > b ? a : b))
  const below = list.at(start - 1) as unknown as Ranked | undefined
  const above = list.at(end + 1) as unknown as Ranked | undefined
  return (
    (!below || below.rank < lowest || mine(below)) &&
    (!above || above.rank > highest || mine(above)) &&
    list.slice(start, end + 1).every((record) => mine(record as unknown as Ranked))
  )
}
