import { deleteOf } from '../kernel/kind-commands.ts'
import { proposal } from './proposal.ts'

/** Nothing of it is done; undo brings it back. */
export const deleteProposal = deleteOf('proposal', proposal, { title: 'Dismiss proposal' })
