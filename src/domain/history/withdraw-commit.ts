import { z } from 'zod'
import type { Change } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { removal } from '../kernel/removal.ts'
import { nobody } from '../kernel/right.ts'
import { find, type State } from '../kernel/state.ts'
import type { Row } from '../kinds.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { keptRanks } from './kept-ranks.ts'
import { restored } from './restore.ts'

/**
 * Takes back what a part of a long step did, for the server alone: the step was given up or cut short, so what it
 * made goes even where somebody has touched or used it in between, and all that can be put back is.
 */
export const withdrawCommit = defineCommand({
  name: 'withdraw-commit',
  title: 'Take back',
  input: z.object({ commit: z.string().min(1).max(64) }),
  allow: nobody,
  needs: (_state, { commit }) => ({ commits: [commit] }),
  decide(state, { commit }, context) {
    const target = context.commit(commit)
    if (!target) return refuse('no-such-commit')
    const changes = new Map<string, Change>()
    const kept = keptRanks(state, target.changes)
    const back = comingBack(state, target.changes, kept)
    for (const change of target.changes) {
      const step = restored(state, change, back, kept)
      if (step && !isRefusal(step)) changes.set(step.id, step)
    }
    const made = Map.groupBy(
      target.changes.filter(({ kind, id, before }) => before === null && find(state, kind, id)),
      ({ kind }) => kind,
    )
    for (const [kind, gone] of made) {
      const removed = removal(
        state,
        kind,
        gone.map(({ id }) => id),
      )
      if (isRefusal(removed)) return removed
      for (const change of removed) changes.set(change.id, both(changes.get(change.id), change))
    }
    return [...changes.values()]
  },
})

/** Ids of what the commit deleted and what can stand again: what it belongs to is there, or comes back too. */
function comingBack(
  state: State,
  changes: readonly Change[],
  kept: ReadonlySet<string>,
): ReadonlySet<string> {
  const deleted = changes.filter(({ kind, id, after }) => after === null && !find(state, kind, id))
  const back = new Set(deleted.map(({ id }) => id))
  for (let count = -1; count !== back.size; ) {
    count = back.size
    for (const change of deleted) if (isRefusal(restored(state, change, back, kept))) back.delete(change.id)
  }
  return back
}

/** Two changes of one record as it stands: what the later one sets, and of the earlier one all else. */
function both(earlier: Change | undefined, later: Change): Change {
  if (!earlier || later.after === null) return later
  if (earlier.after === null) return earlier
  const [stood, set] = [later.before as Row, later.after as Row]
  const after = { ...earlier.after } as Row & { [field: string]: unknown }
  for (const field of Object.keys(set))
    if (set[field] !== stood[field] && after[field] === stood[field]) after[field] = set[field] as never
  return { ...earlier, after } as Change
}
