import { useNavigate } from '@tanstack/react-router'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { offerReleaseFirst } from '#web/product/release-first.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { proposalPageWords, bottomUpWords as say } from '#words/derive.ts'
import { apply, dismiss } from '../deal-with.ts'
import { SuggestionList } from '../suggestion-list.tsx'
import { useSuggestions } from '../use-proposal.ts'
import { useProposalActions } from '../use-proposal-actions.ts'
import { countsOf } from './counts.ts'
import { usePlan } from './use-plan.ts'
import styles from './workshop.module.css'

/** A roadmap that somebody proposed: the same for everybody who plans, until it is applied or dismissed. */
export function BottomUpProposal({ proposal }: { proposal: Proposal }) {
  const product = useProduct()
  const navigate = useNavigate()
  const [, , clearPlan] = usePlan(product.id)
  const suggestions = useSuggestions(proposal.id)
  const ticked = suggestions.filter((one) => one.ticked)
  const isNone = ticked.length === 0
  const perform = () => {
    if (isNone) return
    apply(proposal, say('done', countsOf(ticked)), () => {
      // What somebody else proposed is none of what this person has planned.
      if (proposal.by === store.member) clearPlan()
      offerReleaseFirst(product.id)
      void navigate({ to: '/p/$key/roadmap', params: { key: product.key } })
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
            <Button look="first" onClick={perform} disabled={isNone} keys={['Mod+Enter']}>
              {say('create')}
            </Button>
          </>
        }
      />
      <section
        className={styles.proposal}
        aria-label={proposalPageWords('proposal')}
        tabIndex={-1}
        data-result
      >
        <SuggestionList proposal={proposal} suggestions={suggestions} />
      </section>
    </>
  )
}
