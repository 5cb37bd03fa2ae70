import { z } from 'zod'
import { defineCommand, planners } from '../command.ts'
import { edit, lookUp } from '../lookup.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { releaseId } from '../roadmap/release.ts'
import { nextRelease } from '../roadmap/trace.ts'
import { find } from '../state.ts'

/**
 * Makes a release's goal the head of the backlog. The next release needs no reason; a later one does, because
 * longer-term planning stays on the roadmap (method T4).
 */
export const focusRelease = defineCommand({
  name: 'focus-release',
  title: 'Focus the backlog',
  input: z.object({ release: releaseId, reason: z.string().trim().max(500).default('') }),
  allow: planners,
  decide(state, { release, reason }) {
    const record = lookUp(state, 'release', release)
    if (isRefusal(record)) return record
    const product = find(state, 'product', record.product)!
    const next = nextRelease(state, product.id)
    if (next && next.id !== release && reason === '') {
      return refuse('not-next', { release: releaseName(record), next: releaseName(next) })
    }
    return edit('product', product, { focus: record.id })
  },
})

const releaseName = (release: { name: string; date: string | null }) =>
  release.name || release.date || 'unnamed'
