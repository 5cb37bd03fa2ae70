import type { Commit } from '../kernel/commit.ts'
import { find, ordered, type State } from '../kernel/state.ts'
import { definitionOf, type Kind } from '../kinds.ts'

type Ranked = { id: string; rank: string } & { [field: string]: unknown }
interface Spread {
  kind: Kind
  id: string
  within: string
  before: Ranked
  after: Ranked
}

/**
 * Ids of records that a commit only spread out to make room (see place.ts) and that undo leaves where they are,
 * because somebody has placed a record among them since: its place is told by the new ranks, and bringing the old
 * ones back would shift it. Where nobody has, the old ranks come back, so that undo and redo are exact.
 */
export function keptRanks(state: State, commit: Commit): ReadonlySet<string> {
  const kept = new Set<string>()
  const spreads = spreadsOf(commit)
  if (spreads.length === 0) return kept
  const ofCommit = new Map(commit.changes.map((change) => [change.id, change.after as Ranked | null]))
  const mine = (record: Ranked) => ofCommit.get(record.id)?.rank === record.rank
  for (const list of Map.groupBy(spreads, ({ kind, within }) => `${kind} ${within}`).values()) {
    if (!undisturbed(state, list, mine)) for (const { id } of list) kept.add(id)
  }
  return kept
}

/** Rank changes of records that no command of the commit names: nobody meant to move them. */
function spreadsOf({ commands, changes }: Commit): Spread[] {
  if (commands.some(({ name }) => name === 'revert-commit')) return []
  const named = new Set<unknown>()
  for (const { input } of commands as { input: { [field: string]: unknown } }[]) {
    for (const field of ['item', 'feature', 'metric']) named.add(input[field])
  }
  return changes.flatMap(({ kind, id, before, after }) => {
    const within = definitionOf(kind).order?.within
    // Moving a release gives all columns their ranks anew; there is no crowd of other people's among them.
    if (!within || kind === 'release' || !before || !after || named.has(id)) return []
    const [old, now] = [before, after] as unknown as Ranked[]
    if (old!.rank === now!.rank || old![within] !== now![within]) return []
    return [{ kind, id, within: now![within] as string, before: old!, after: now! }]
  })
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
