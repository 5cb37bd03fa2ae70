import { count } from '#base/text/count.ts'
import type { Item } from '#domain/backlog/item.ts'
import type { Product } from '#domain/product/product.ts'

export function keyOf(product: Pick<Product, 'key'>, item: Pick<Item, 'number'>): string {
  return `${product.key}-${item.number}`
}

/** What a row is read out as. */
export function rowLabel(product: Product, item: Item, rank: number, feature: string | null): string {
  return [
    `Rank ${rank}`,
    keyOf(product, item),
    item.kind,
    item.title,
    item.estimate === null ? 'not estimated' : count(item.estimate, 'point'),
    item.status,
    feature === null ? 'traces to no goal' : `feature ${feature}`,
  ].join(', ')
}

/** Reads a typed estimate: a number, with a point or a comma, or nothing; undefined when it is neither. */
export function readEstimate(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '' || typed === '?' || typed === '–' || typed === '-') return null
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : undefined
}
