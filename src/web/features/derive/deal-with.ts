import { stated } from '#domain/kernel/note.ts'
import { applyProposal } from '#domain/proposals/apply-proposal.ts'
import { deleteProposal } from '#domain/proposals/delete-proposal.ts'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { tell } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { proposalPageWords as say } from '#words/derive.ts'

/** Those that this person applied or dismissed here. */
const dealtWith = new Set<string>()
export const isDealtWith = (id: string): boolean => dealtWith.has(id)

/** Runs what is ticked; `done` is called when it is, or will be as soon as the server has it. */
export function apply({ id, title }: Proposal, told: string, done: () => void): void {
  const label = stated(title)
  dealtWith.add(id)
  if (tell(store.run(applyProposal, { proposal: id }, { label }), told)) done()
  else dealtWith.delete(id)
}

export function dismiss({ id, title }: Proposal): void {
  dealtWith.add(id)
  if (!tell(store.run(deleteProposal, { proposal: id }), say('dismissed', { title: stated(title) })))
    dealtWith.delete(id)
}
