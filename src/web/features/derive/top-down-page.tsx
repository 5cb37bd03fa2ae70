import { useNavigate, useSearch } from '@tanstack/react-router'
import { ordered } from '#domain/kernel/state.ts'
import { nextRelease } from '#domain/roadmap/trace.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { topDownWords as say } from '#words/derive.ts'
import type { Chosen } from './derive-from.tsx'
import { useToldOfProposal, useToldOfRelease } from './told-of-losses.ts'
import { TopDownDraft } from './top-down-draft.tsx'
import { TopDownProposal } from './top-down-proposal.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useProposal } from './use-proposal.ts'

/**
 * The next release's goal and features become a short backlog: stories are typed one a line beside what they
 * would make. It is created as one step, at once or after it was proposed to the others.
 */
export function TopDownPage() {
  const product = useProduct()
  const navigate = useNavigate()
  const search = useSearch({ from: '/inside/p/$key/derive/top-down' })
  const releases = useQuery((state) => [...ordered(state, 'release', product.id)], { kinds: ['release'] })
  const next = useQuery((state) => nextRelease(state, product.id)?.id ?? null, { kinds: ['release'] })
  const release = releases.find(({ id }) => id === search.release) ?? releases.find(({ id }) => id === next)
  // Another release is another derivation, its field to choose one included.
  useFocusKept(release?.id, '[data-from] select')
  useToldOfRelease(release)
  if (!release) return <NoRelease />
  return (
    <Derivation
      key={release.id}
      release={release}
      releases={releases}
      isNext={release.id === next}
      onRelease={(id) =>
        void navigate({
          to: '/p/$key/derive/top-down',
          params: { key: product.key },
          search: { release: id },
          replace: true,
        })
      }
    />
  )
}

function NoRelease() {
  const product = useProduct()
  const navigate = useNavigate()
  return (
    <>
      <PageBar title={say('title')} />
      <EmptyState
        title={say('noRelease')}
        actions={
          <Button
            look="first"
            onClick={() => void navigate({ to: '/p/$key/roadmap', params: { key: product.key } })}
          >
            {say('plan')}
          </Button>
        }
      >
        {say('noReleaseHow')}
      </EmptyState>
    </>
  )
}

function Derivation(chosen: Chosen) {
  const proposal = useProposal(chosen.release.id)
  useToldOfProposal(proposal)
  useFocusKept(proposal?.id, '[data-result]')
  return proposal ? <TopDownProposal {...chosen} proposal={proposal} /> : <TopDownDraft {...chosen} />
}
