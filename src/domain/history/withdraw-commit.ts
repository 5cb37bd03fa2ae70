import { z } from 'zod'
import type { Change } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { removal } from '../kernel/removal.ts'
import { nobody } from '../kernel/right.ts'
import { find } from '../kernel/state.ts'
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
    const changes: Change[] = []
    const none: ReadonlySet<string> = new Set()
    const kept = keptRanks(state, target.changes)
    for (const change of target.changes) {
      if (change.before === null) continue
      const step = restored(state, change, none, kept)
      if (step && !isRefusal(step)) changes.push(step)
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
      changes.push(...removed)
    }
    return changes
  },
})
