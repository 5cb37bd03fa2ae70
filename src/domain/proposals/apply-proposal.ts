import { z } from 'zod'
import { staleWords } from '#words/proposals.ts'
import { type Change, merged } from '../kernel/change.ts'
import { defineCommand, type Tried } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { planners } from '../kernel/right.ts'
import { find, findById, type State } from '../kernel/state.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { attempted, overwritten } from './effects.ts'
import { tickedCalls } from './needs.ts'
import { proposalId } from './proposal.ts'
import { changedSince } from './stale.ts'
import { refuseStale, refuseSuggestion, type Suggestion, suggestionsOf } from './suggestion.ts'

/** Runs what is ticked in a proposal, as one step and as if whoever applies it ran the commands. The proposal is gone then. */
export const applyProposal = defineCommand({
  name: 'apply-proposal',
  title: 'Apply proposal',
  input: z.object({ proposal: proposalId }),
  allow: planners,
  decide(state, { proposal }, { attempt }) {
    const record = lookUp(state, 'proposal', proposal)
    if (isRefusal(record)) return record
    const all = suggestionsOf(state, proposal)
    const ticked = all.filter((one) => one.ticked)
    if (ticked.length === 0) return refuse('nothing-ticked')
    for (const one of ticked) {
      const why = changedSince(state, one)
      if (why) return refuseStale(one, why)
    }
    const tried = attempted(record.product, attempt(tickedCalls(all), record.schema), (refusal, at) =>
      refuseSuggestion(ticked[at]!, refusal),
    )
    if (isRefusal(tried)) return tried
    const { steps, left } = tried
    const gone = removal(state, 'proposal', [proposal])
    const refused = isRefusal(gone) ? gone : unseen(state, ticked, steps)
    return refused ?? { changes: [...merged(steps.flat()), ...(gone as Change[])], left }
  },
  note(state, { proposal }) {
    const record = find(state, 'proposal', proposal)
    if (!record) return null
    const because = suggestionsOf(state, proposal).filter(({ ticked }) => ticked)
    return { ...record.title, because: because.map(({ what, why }) => ({ what, why })) }
  },
})

/** What has come since beneath what would be deleted must not go, or lose what it had, unseen. */
function unseen(state: State, ticked: readonly Suggestion[], steps: Tried['steps']): Refusal | null {
  for (const [at, changes] of steps.entries()) {
    for (const change of changes) {
      const { id, after } = change
      if (ticked.some(({ was }) => id in was) || !overwritten(state, change)) continue
      const { kind, record } = findById(state, id)!
      const name = state.kinds.of(kind).name(record)
      return refuseStale(ticked[at]!, staleWords(after === null ? 'added' : 'touched', { name }))
    }
  }
  return null
}
