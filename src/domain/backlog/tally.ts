import { countOf } from '../kernel/counts.ts'
import { find, pointing, type State } from '../kernel/state.ts'

/** How far the work for a feature is. */
export interface Tally {
  items: number
  done: number
}

/**
 * What there is to do for a feature, and what of it is done. An epic that was broken down is the heading of what stands
 * beneath it and no work beside it; one with nothing beneath is all there is yet, and counts.
 */
export function tallyOf(state: State, feature: string): Tally {
  let items = countOf(state.counts, feature, 'items')
  let done = countOf(state.counts, feature, 'done')
  // Most features have few items, or no epic: nothing is walked for those.
  if (countOf(state.counts, feature, 'epics') === 0) return { items, done }
  for (const id of pointing(state, 'item', 'feature', feature)) {
    const { kind, status } = find(state, 'item', id)!
    if (kind !== 'epic' || !isBrokenDown(state, id)) continue
    items -= 1
    if (status === 'done') done -= 1
  }
  return { items, done }
}

function isBrokenDown(state: State, epic: string): boolean {
  for (const _ of pointing(state, 'item', 'parent', epic)) return true
  return false
}
