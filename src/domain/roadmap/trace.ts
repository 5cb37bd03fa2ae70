import type { Item } from '../backlog/item.ts'
import { find, ordered, pointing, type State } from '../kernel/state.ts'
import type { Feature } from './feature.ts'
import type { Goal } from './goal.ts'
import type { Release } from './release.ts'

/** The line goal – feature – item, walked in every direction. All answers come from indexes. */

export function goalOf(state: State, release: string): Goal | undefined {
  for (const id of pointing(state, 'goal', 'release', release)) return find(state, 'goal', id)
  return undefined
}

export function releaseOfFeature(state: State, feature: Pick<Feature, 'goal'>): Release | undefined {
  const goal = find(state, 'goal', feature.goal)
  return goal && find(state, 'release', goal.release)
}

export function productOfGoal(state: State, goal: Pick<Goal, 'release'>): string | undefined {
  return find(state, 'release', goal.release)?.product
}

export interface Trace {
  feature: Feature
  goal: Goal
  release: Release
}

/** From an item up to its release, or null for an orphan. */
export function traceOf(state: State, item: Pick<Item, 'feature'>): Trace | null {
  const feature = item.feature === null ? undefined : find(state, 'feature', item.feature)
  const goal = feature && find(state, 'goal', feature.goal)
  const release = goal && find(state, 'release', goal.release)
  return feature && goal && release ? { feature, goal, release } : null
}

/** The first release in time order that is not out yet. */
export function nextRelease(state: State, product: string): Release | undefined {
  for (const release of ordered(state, 'release', product)) if (!release.released) return release
  return undefined
}

/** The release whose goal heads the backlog: the chosen one, else the next. */
export function focusOf(state: State, product: string): Release | undefined {
  const focus = find(state, 'product', product)?.focus
  const chosen = focus ? find(state, 'release', focus) : undefined
  return chosen && !chosen.released ? chosen : nextRelease(state, product)
}

export function featuresOf(state: State, release: string): Feature[] {
  const goal = goalOf(state, release)
  return goal ? [...ordered(state, 'feature', goal.id)] : []
}
