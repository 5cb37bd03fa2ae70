import { z } from 'zod'
import { ranksBetween } from '#base/rank.ts'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { ordered } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { releaseId } from './release.ts'

/**
 * Moves a column behind another (null: to the front). Columns stand in time order, so the dates stay where they
 * are in the plan and the releases between change places over them: what comes first takes the first date.
 */
export const moveRelease = defineCommand({
  name: 'move-release',
  title: 'Move release',
  input: z.object({ release: releaseId, after: releaseId.nullable() }),
  allow: planners,
  decide(state, { release, after }) {
    const record = lookUp(state, 'release', release)
    if (isRefusal(record)) return record
    if (after === release) return refuse('own-neighbour')
    const standing = [...ordered(state, 'release', record.product)]
    const rest = standing.filter((other) => other.id !== release)
    const at = after === null ? 0 : rest.findIndex((other) => other.id === after) + 1
    if (after !== null && at === 0) {
      const neighbour = lookUp(state, 'release', after)
      return isRefusal(neighbour) ? neighbour : refuse('other-product', { kind: 'release' })
    }
    const wanted = [...rest.slice(0, at), record, ...rest.slice(at)]
    // Fresh ascending ranks settle the order among equal dates; a plan has a dozen columns, not thousands.
    const ranks = ranksBetween(null, null, wanted.length)
    return wanted.flatMap((moved, index) => {
      const slot = standing[index]!
      return moved.id === slot.id && moved.rank === ranks[index]
        ? []
        : [changed('release', moved, { date: slot.date, rank: ranks[index]! })]
    })
  },
})
