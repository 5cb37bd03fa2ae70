import { z } from 'zod'
import { type Change, deleted } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { find } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { clash } from './clash.ts'
import { keptRanks } from './kept-ranks.ts'
import { mayRevert } from './may-revert.ts'
import { holder, nameOf, restored, touched } from './restore.ts'

/**
 * Undo, and redo: takes back what one commit did, as a new commit, so that reverting the revert redoes it.
 * A field that somebody set otherwise since keeps the later value; what was made is unmade only if nobody
 * touched or used it since; what was deleted comes back only if what it belongs to is there.
 */
export const revertCommit = defineCommand({
  name: 'revert-commit',
  title: 'Undo',
  input: z.object({ commit: z.string().min(1).max(64) }),
  allow: planners,
  refersTo: ({ commit }) => [commit],
  decide(state, { commit }, context) {
    const target = context.commit(commit)
    if (!target) return refuse('no-such-commit')
    const remade = new Set(target.changes.filter(({ after }) => after === null).map(({ id }) => id))
    const kept = keptRanks(state, target)
    const steps = new Map<string, Change>()
    const made: Change[] = []
    for (const change of target.changes) {
      if (change.before === null) {
        made.push(change)
        continue
      }
      const step = restored(state, change, remade, kept)
      if (isRefusal(step)) return step
      if (step) steps.set(step.id, step)
    }
    // What the commit made goes last: by then nothing that the commit itself tied to it holds on to it.
    for (const { kind, id, after } of made) {
      const current = find(state, kind, id)
      if (!current) continue
      if (touched(kind, current, after!)) return refuse('changed-since', { what: nameOf(current) })
      steps.set(id, deleted(kind, current as never))
    }
    for (const { kind, id } of made) {
      const user = find(state, kind, id) && holder(state, kind, id, steps)
      if (user) return refuse('used-since', { what: nameOf(find(state, kind, id)!), by: nameOf(user) })
    }
    return mayRevert(state, context.actor, steps.values()) ?? clash(state, steps) ?? [...steps.values()]
  },
})
