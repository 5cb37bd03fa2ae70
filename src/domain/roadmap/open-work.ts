import type { Item } from '../backlog/item.ts'
import { traceItems } from '../backlog/trace-items.ts'
import type { CommandCall } from '../kernel/commit.ts'
import { find, ordered, pointing, type State } from '../kernel/state.ts'
import { createFeature } from './create-feature.ts'
import type { Feature } from './feature.ts'
import type { Goal } from './goal.ts'
import type { Release } from './release.ts'
import { featuresOf, goalOf } from './trace.ts'

/** Items of a release that are not done, by the name of their features: what goes on as one stands here as one. */
export type OpenWork = ReadonlyMap<string, readonly Item['id'][]>

/** Where the open work of a release goes once that is out: on to another's goal, nowhere, or back to no release. */
export type GoesTo = { goal: Goal['id'] } | 'stay' | 'loose'

export function openWork(state: State, release: Release['id']): OpenWork {
  const open = new Map<string, Item['id'][]>()
  for (const { id, name } of featuresOf(state, release)) {
    const items = [...pointing(state, 'item', 'feature', id)]
      .map((item) => find(state, 'item', item))
      .flatMap((item) => (item && item.status !== 'done' ? item.id : []))
    if (items.length > 0) open.set(name, [...(open.get(name) ?? []), ...items])
  }
  return open
}

export const countOpen = (open: OpenWork): number =>
  [...open.values()].reduce((count, items) => count + items.length, 0)

/**
 * The release in which open work would go on: the next that is not out yet, behind this one if there is one. Undefined
 * where there is none, or it has no goal to trace to.
 */
export function goesOnIn(state: State, release: Release): { release: Release; goal: Goal } | undefined {
  const columns = [...ordered(state, 'release', release.product)]
  const isOpen = ({ id, released }: Release) => !released && id !== release.id
  const at = columns.findIndex(({ id }) => id === release.id)
  const next = columns.slice(at + 1).find(isOpen) ?? columns.find(isOpen)
  const goal = next && goalOf(state, next.id)
  return goal && { release: next, goal }
}

/**
 * What takes open work there: it goes on under a feature of the same name, which is made where there is none.
 *
 * @param reason why such a feature is there
 */
export function sendOpenWork(
  state: State,
  open: OpenWork,
  to: GoesTo,
  { newId, reason }: { newId: () => Feature['id']; reason: string },
): CommandCall[] {
  if (to === 'stay') return []
  const traced = (items: readonly Item['id'][], feature: Feature['id'] | null) => ({
    name: traceItems.name,
    input: { items, feature },
  })
  if (to === 'loose') return [...open.values()].map((items) => traced(items, null))
  const there = [...ordered(state, 'feature', to.goal)]
  return [...open].flatMap(([name, items]): CommandCall[] => {
    const same = there.find((feature) => feature.name === name)
    if (same) return [traced(items, same.id)]
    const feature = newId()
    return [
      { name: createFeature.name, input: { feature, goal: to.goal, name, reason } },
      traced(items, feature),
    ]
  })
}
