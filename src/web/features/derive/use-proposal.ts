import { find, pointing } from '#domain/kernel/state.ts'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { type Suggestion, suggestionsOf } from '#domain/proposals/suggestion.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useQuery } from '#web/store/use-store.ts'

/**
 * What was proposed about a release, or about none, and is neither applied nor dismissed. Undo may bring a second one
 * back: then the one that came first.
 */
export function useProposal(release: string | null): Proposal | null {
  const product = useProduct()
  return useQuery(
    (state) => {
      const all = [...pointing(state, 'proposal', 'product', product.id)].map(
        (id) => find(state, 'proposal', id)!,
      )
      const standing = all.filter((one) => one.release === release)
      return standing.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))[0] ?? null
    },
    { kinds: ['proposal'] },
  )
}

/** Its suggestions in their order. */
export function useSuggestions(proposal: string): readonly Suggestion[] {
  return useQuery((state) => suggestionsOf(state, proposal), { kinds: ['suggestion'] })
}
