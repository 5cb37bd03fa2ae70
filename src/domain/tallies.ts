import type { Item } from './backlog/item.ts'
import type { AnyRecord, Kind } from './kinds.ts'

export interface Tally {
  items: number
  done: number
}

/** Counts kept as records change, so that a roadmap over 100,000 items never walks them. */
export interface Tallies {
  byFeature: Map<string, Tally>
  byProduct: Map<string, Tally & { loose: number }>
}

export function createTallies(): Tallies {
  return { byFeature: new Map(), byProduct: new Map() }
}

export function addToTallies(tallies: Tallies, kind: Kind, record: AnyRecord): void {
  if (kind === 'item') count(tallies, record as Item, 1)
}

export function removeFromTallies(tallies: Tallies, kind: Kind, record: AnyRecord): void {
  if (kind === 'item') count(tallies, record as Item, -1)
}

function count(tallies: Tallies, item: Item, by: 1 | -1): void {
  const done = item.status === 'done' ? by : 0
  let product = tallies.byProduct.get(item.product)
  if (!product) {
    product = { items: 0, done: 0, loose: 0 }
    tallies.byProduct.set(item.product, product)
  }
  product.items += by
  product.done += done
  if (item.feature === null) {
    product.loose += by
    return
  }
  let feature = tallies.byFeature.get(item.feature)
  if (!feature) {
    feature = { items: 0, done: 0 }
    tallies.byFeature.set(item.feature, feature)
  }
  feature.items += by
  feature.done += done
}
