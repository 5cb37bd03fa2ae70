import { applyProposal } from '#domain/proposals/apply-proposal.ts'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { proposalPageWords } from '#words/derive.ts'
import { groupWords } from '#words/groups.ts'
import { dismiss } from './deal-with.ts'

/** The keys and lines of the palette on the page of a proposal, whichever way it derives. */
export function useProposalActions(proposal: Proposal, perform: () => void): void {
  useActions('derive', [
    {
      id: 'derive.apply',
      label: applyProposal.title,
      group: groupWords('derive'),
      keys: ['Mod+Enter'],
      perform,
    },
    {
      id: 'derive.dismiss',
      label: proposalPageWords('dismiss'),
      group: groupWords('derive'),
      perform: () => dismiss(proposal),
    },
  ])
}
