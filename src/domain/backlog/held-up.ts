import { byRank } from '../kernel/kind.ts'
import { find, ordered, pointing, type State } from '../kernel/state.ts'
import { featuresOf } from '../roadmap/trace.ts'
import type { Item } from './item.ts'

/** Open items of a release that stand behind what is for another one, or for none. */
export interface HeldUp {
  /** the first open item that is not of the release */
  before: Item
  /** those of the release behind it, in rank order; at least one */
  items: Item[]
}

/** What keeps a release from being first in its backlog; null when nothing does. Done work keeps nobody waiting. */
export function heldUp(state: State, product: string, release: string): HeldUp | null {
  const features = new Set<string | null>(featuresOf(state, release).map(({ id }) => id))
  let before: Item | undefined
  for (const item of ordered(state, 'item', product)) {
    if (item.status === 'done' || features.has(item.feature)) continue
    before = item
    break
  }
  if (!before) return null
  const items: Item[] = []
  for (const feature of features) {
    for (const id of pointing(state, 'item', 'feature', feature!)) {
      const item = find(state, 'item', id)!
      if (item.status !== 'done' && byRank(before, item) < 0) items.push(item)
    }
  }
  return items.length > 0 ? { before, items: items.sort(byRank) } : null
}
