import { heldUp } from '#domain/backlog/held-up.ts'
import type { Item } from '#domain/backlog/item.ts'
import { putReleaseFirst } from '#domain/backlog/put-release-first.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { itemKey } from '#domain/keys.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { focusOf } from '#domain/roadmap/trace.ts'
import { proposalWords } from '#words/proposals.ts'
import { type ProposalDraft, suggest } from './proposal-draft.ts'

const say = proposalWords.said

/** The backlog follows the roadmap: what is for the goal at its head comes first. */
export interface ReleaseFirst {
  release: Release
  /** what would move up, in rank order, with its ranks from 1 */
  moves: { item: Item; from: number; to: number }[]
  draft: ProposalDraft
}

/** What would put the items of the goal at the head before all others; null when they stand there, or there are none. */
export function releaseFirst(state: State, product: string): ReleaseFirst | null {
  const release = focusOf(state, product)
  const waiting = release && heldUp(state, product, release.id)
  if (!release || !waiting) return null
  const { before, items } = waiting
  const all = ordered(state, 'item', product)
  const top = all.indexOf(before) + 1
  const name = releaseName(release)
  const first = itemKey(find(state, 'product', product)!, before)
  return {
    release,
    moves: items.map((item, index) => ({ item, from: all.indexOf(item) + 1, to: top + index })),
    draft: {
      title: say('putFirst', { name, count: items.length }),
      suggestions: [
        suggest(
          putReleaseFirst,
          { release: release.id },
          {
            what: say('putFirst', { name, count: items.length }),
            why: say('putFirstWhy'),
            evidence: [say('putFirstEvidence', { count: items.length, key: first, title: before.title })],
          },
        ),
      ],
    },
  }
}
