import type { Item } from '#domain/backlog/item.ts'
import type { Product } from '#domain/product/product.ts'
import { backlogWords } from '#words/backlog.ts'
import { itemKindInText, itemStatusInText } from '#words/items.ts'

export function keyOf(product: Pick<Product, 'key'>, item: Pick<Item, 'number'>): string {
  return `${product.key}-${item.number}`
}

/** What a row is read out as. */
export function rowLabel(
  product: Product,
  item: Item,
  rank: number,
  feature: string | null,
  theme: string | null,
): string {
  return backlogWords('row', {
    rank,
    key: keyOf(product, item),
    kind: itemKindInText(item.kind),
    title: item.title,
    estimated: item.estimate === null ? 'no' : 'yes',
    points: item.estimate ?? 0,
    status: itemStatusInText(item.status),
    traced: feature === null ? 'no' : 'yes',
    feature: feature ?? '',
    themed: theme === null ? 'no' : 'yes',
    theme: theme ?? '',
  })
}

/** Reads a typed estimate: a number, with a point or a comma, or nothing; undefined when it is neither. */
export function readEstimate(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '' || typed === '?' || typed === '–' || typed === '-') return null
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : undefined
}
