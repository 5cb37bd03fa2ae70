import { z } from 'zod'
import { ranksBetween } from '#base/rank.ts'
import { changed } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { find, ordered } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { type Release, releaseId } from './release.ts'
import { releaseName } from './release-name.ts'

/**
 * Moves a column behind another (null: to the front). Columns stand in time order, so the dates stay where they
 * are in the plan and the releases between change places over them: what comes first takes the first date. What is
 * released is history and no plan: it keeps its date and its place, and the others move around it.
 */
export const moveRelease = defineCommand({
  name: 'move-release',
  title: 'Move release',
  input: z.object({ release: releaseId, after: releaseId.nullable() }),
  allow: planners,
  wishes: {
    after: { place: 'release', within: (state, { release }) => find(state, 'release', release)?.product },
  },
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
    const asked = [...rest.slice(0, at), record, ...rest.slice(at)]
    if (asked.every(({ id }, index) => id === standing[index]!.id)) return []
    const wanted = aroundReleased(standing, asked)
    const stays = record.released || wanted.every(({ id }, index) => id === standing[index]!.id)
    if (stays) return refuse('released-stays', { release: releaseName(releasedOf(standing, asked, record)) })
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

/** The order that was asked for, with what is released where it stands. */
function aroundReleased(standing: readonly Release[], asked: readonly Release[]): Release[] {
  const planned = asked.filter(({ released }) => !released)
  let next = 0
  return standing.map((column) => (column.released ? column : planned[next++]!))
}

/** The released one that is in the way: the one to be moved, or the first that it was to pass. */
function releasedOf(standing: readonly Release[], asked: readonly Release[], record: Release): Release {
  if (record.released) return record
  const at = (columns: readonly Release[], { id }: Release) => columns.findIndex((column) => column.id === id)
  const passed = standing.find(
    (column) =>
      column.released &&
      at(standing, column) < at(standing, record) !== at(asked, column) < at(asked, record),
  )
  return passed ?? record
}
