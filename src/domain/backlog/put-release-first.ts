import { z } from 'zod'
import { ranksBetween } from '#base/rank.ts'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { longestRank } from '../kernel/place.ts'
import { planners } from '../kernel/right.ts'
import { ordered } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { releaseId } from '../roadmap/release.ts'
import { heldUp } from './held-up.ts'

/**
 * Ranks a release's open items before all that is open for another release or for none. Among themselves they keep
 * their order, and so do the others; those that stand right already stay.
 */
export const putReleaseFirst = defineCommand({
  name: 'put-release-first',
  title: 'Put release first',
  input: z.object({ release: releaseId }),
  allow: planners,
  decide(state, { release }) {
    const record = lookUp(state, 'release', release)
    if (isRefusal(record)) return record
    const waiting = heldUp(state, record.product, release)
    if (!waiting) return []
    const { before, items } = waiting
    const all = ordered(state, 'item', record.product)
    const above = all.before(before)?.rank ?? null
    if (above === null || above < before.rank) {
      const ranks = ranksBetween(above, before.rank, items.length)
      if (ranks.every((rank) => rank.length <= longestRank))
        return items.map((item, index) => changed('item', item, { rank: ranks[index]! }))
    }
    // The gap has worn thin: all that comes to stand above it is ranked anew, in the room before the first.
    const first = [...all.slice(0, all.indexOf(before)), ...items]
    const ranks = ranksBetween(null, all.first()!.rank, first.length)
    return first.map((item, index) => changed('item', item, { rank: ranks[index]! }))
  },
})
