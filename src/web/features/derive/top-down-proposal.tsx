import { useNavigate } from '@tanstack/react-router'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { proposalPageWords, topDownWords as say } from '#words/derive.ts'
import { apply, dismiss } from './deal-with.ts'
import styles from './derive.module.css'
import { type Chosen, DeriveFrom } from './derive-from.tsx'
import { isNewItem, SuggestionList } from './suggestion-list.tsx'
import { useLines } from './use-lines.ts'
import { useSuggestions } from './use-proposal.ts'
import { useProposalActions } from './use-proposal-actions.ts'

/** A backlog that somebody proposed: the same for everybody who plans, until it is applied or dismissed. */
export function TopDownProposal({ proposal, ...chosen }: Chosen & { proposal: Proposal }) {
  const product = useProduct()
  const navigate = useNavigate()
  const { clear } = useLines(chosen.release)
  const suggestions = useSuggestions(proposal.id)
  const ticked = suggestions.filter((one) => one.ticked)
  const count = ticked.filter(isNewItem).length
  const perform = () => {
    if (ticked.length === 0) return
    const told = say(count > 0 ? 'created' : 'heads', { count, release: releaseName(chosen.release) })
    apply(proposal, told, () => {
      // What somebody else proposed is none of what this person has typed.
      if (proposal.by === store.member)
        clear(new Set(featuresOf(store.state, chosen.release.id).map(({ id }) => id)))
      void navigate({ to: '/p/$key/backlog', params: { key: product.key } })
    })
  }
  useProposalActions(proposal, perform)
  return (
    <>
      <PageBar
        title={say('title')}
        actions={
          <>
            <Button onClick={() => dismiss(proposal)}>{proposalPageWords('dismiss')}</Button>
            <Button look="first" onClick={perform} disabled={ticked.length === 0} keys={['Mod+Enter']}>
              {count > 0 || ticked.length === 0 ? say('create', { count }) : say('head')}
            </Button>
          </>
        }
      />
      <DeriveFrom
        {...chosen}
        result={
          <section
            className={styles.right}
            aria-label={proposalPageWords('proposal')}
            tabIndex={-1}
            data-result
          >
            <SuggestionList proposal={proposal} suggestions={suggestions} />
          </section>
        }
      />
    </>
  )
}
