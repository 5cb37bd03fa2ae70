import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { removal } from '../kernel/removal.ts'
import { planners } from '../kernel/right.ts'
import { find } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { proposalId } from './proposal.ts'

/** Nothing of it is done; undo brings it back. */
export const deleteProposal = defineCommand({
  name: 'delete-proposal',
  title: 'Dismiss proposal',
  input: z.object({ proposal: proposalId }),
  allow: planners,
  decide(state, { proposal }) {
    const record = lookUp(state, 'proposal', proposal)
    return isRefusal(record) ? record : removal(state, 'proposal', [proposal])
  },
  note: (state, { proposal }) => find(state, 'proposal', proposal)?.title ?? null,
})
