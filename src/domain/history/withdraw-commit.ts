import { z } from 'zod'
import type { Change } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { trouble } from '../kernel/judge.ts'
import { lookAfter } from '../kernel/look.ts'
import { removal } from '../kernel/removal.ts'
import { nobody } from '../kernel/right.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord, Row } from '../kinds.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
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
    const removed = unmade(state, target.changes)
    if (isRefusal(removed)) return removed
    return standing(state, putBack(state, target.changes), removed)
  },
})

/** The changes that take what the commit made, with all that came to belong to it. */
function unmade(state: State, changes: readonly Change[]): Map<string, Change> | Refusal {
  const made = Map.groupBy(
    changes.filter(({ kind, id, before }) => before === null && find(state, kind, id)),
    ({ kind }) => kind,
  )
  const removed = new Map<string, Change>()
  for (const [kind, gone] of made) {
    const ids = gone.map(({ id }) => id)
    const taken = removal(state, kind, ids)
    if (isRefusal(taken)) return taken
    for (const change of taken) {
      const earlier = removed.get(change.id)
      removed.set(change.id, earlier ? both(earlier, change) : change)
    }
  }
  return removed
}

function putBack(state: State, changes: readonly Change[]): Map<string, Change> {
  const remade = new Set(changes.filter(({ after }) => after === null).map(({ id }) => id))
  const kept = keptRanks(state, changes)
  const steps = new Map<string, Change>()
  for (const change of changes) {
    const back = restored(state, change, remade, kept)
    if (!isRefusal(back) && back.step) steps.set(change.id, back.step)
  }
  return steps
}

/** All of it, without what could not stand: what was put back must do without the more. */
function standing(state: State, back: Map<string, Change>, removed: Map<string, Change>): Change[] {
  const all = new Map(back)
  for (const [id, change] of removed) all.set(id, back.has(id) ? both(back.get(id)!, change) : change)
  const look = lookAfter(state, all)
  for (let judged = false; !judged; ) {
    judged = true
    for (const id of back.keys()) {
      const { kind, before, after } = all.get(id)!
      if (!after || !trouble(state, look, kind, after as AnyRecord, before as AnyRecord | null)) continue
      back.delete(id)
      if (removed.has(id)) all.set(id, removed.get(id)!)
      else all.delete(id)
      judged = false
    }
  }
  return [...all.values()]
}

/** Two changes of one record as it stands: a deletion, or what either of them sets; the first has the say. */
function both(first: Change, second: Change): Change {
  if (!first.after || !second.after) return first.after ? second : first
  const before = second.before as Row
  const after = second.after as Row
  const stays = first.after as Row
  const set = Object.keys(after).filter(
    (field) => after[field] !== before[field] && stays[field] === before[field],
  )
  const fields = Object.fromEntries(set.map((field) => [field, after[field]]))
  return { ...first, after: { ...first.after, ...fields } } as Change
}
