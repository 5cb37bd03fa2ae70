import { callsOf, type ProposalDraft, reasonsOf } from '#analysis/proposal-draft.ts'
import { stated } from '#domain/kernel/note.ts'
import { createProposal } from '#domain/proposals/create-proposal.ts'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { tell } from '#web/actions/tell.ts'
import { newId } from '#web/store/new-id.ts'
import type { RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { proposalPageWords as say } from '#words/derive.ts'

/**
 * Runs all that a draft suggests, as one step that the history gives the reasons of.
 *
 * @param label what the step is called
 * @param text why, in the person's own words; without any its title says it
 */
export function applyDraft(draft: ProposalDraft, label: string, text = ''): RunOutcome {
  const note = { ...(text === '' ? draft.title : { text }), because: reasonsOf(draft) }
  return store.runAll(callsOf(draft), { label, note })
}

/** Puts a draft up for all who plan the product; from then on everybody sees the same. */
export function propose(
  draft: ProposalDraft,
  about: Pick<Proposal, 'product' | 'release'>,
  told = say('proposed', { title: stated(draft.title) }),
): void {
  const { title, suggestions } = draft
  const input = { proposal: newId('proposal'), ...about, title, seq: store.seq, suggestions }
  tell(store.run(createProposal, input), told)
}
