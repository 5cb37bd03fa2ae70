import { plain } from '#base/text/fold.ts'
import type { Item } from './backlog/item.ts'
import { ordered, type State } from './kernel/state.ts'
import type { Product } from './product/product.ts'

/** The product that a key names, now or formerly: an old address leads on. Ids are taken as well. */
export function productByKey(state: State, text: string): Product | undefined {
  const standing = state.records.product.get(text as Product['id'])
  if (standing) return standing
  const key = plain(text).trim().toUpperCase()
  let former: Product | undefined
  for (const product of state.records.product.values()) {
    if (product.key === key) return product
    if (product.formerKeys.includes(key)) former ??= product
  }
  return former
}

/** The item that a key such as `TM-42` names; ids are taken as well. */
export function itemByKey(state: State, text: string): Item | undefined {
  const standing = state.records.item.get(text as Item['id'])
  if (standing) return standing
  const trimmed = plain(text).trim()
  // A product's key may end in digits, so every way to cut the text is tried, the one with a sign first.
  const sign = /^(.+?)[-\s](\d{1,15})$/.exec(trimmed)
  const cuts = sign ? [[sign[1]!, sign[2]!] as const] : cutsOf(trimmed)
  for (const [key, number] of cuts) {
    const product = productByKey(state, key)
    const item = product && itemNumbered(state, product.id, Number(number))
    if (item) return item
  }
  return undefined
}

/** The product that an item's key speaks of, whether or not its items are at hand. */
export function productOfItemKey(state: State, text: string): Product | undefined {
  const trimmed = plain(text).trim()
  const sign = /^(.+?)[-\s]\d{1,15}$/.exec(trimmed)
  const keys = sign ? [sign[1]!] : cutsOf(trimmed).map(([key]) => key)
  for (const key of keys) {
    const product = productByKey(state, key)
    if (product) return product
  }
  return undefined
}

export function itemKey(product: Pick<Product, 'key'>, item: Pick<Item, 'number'>): string {
  return `${product.key}-${item.number}`
}

/** Longer than any key, so that nobody is kept waiting by a text of nothing but digits. */
const LONGEST = 64

function cutsOf(text: string): (readonly [string, string])[] {
  if (text.length > LONGEST) return []
  const digits = /\d+$/.exec(text)?.[0].length ?? 0
  return Array.from({ length: digits }, (_, at) => {
    const cut = text.length - digits + at
    return [text.slice(0, cut), text.slice(cut)] as const
  }).filter(([key]) => key !== '')
}

/** Found by walking the product's list: numbers have no index, and a person asks for one at a time. */
function itemNumbered(state: State, product: string, number: number): Item | undefined {
  for (const item of ordered(state, 'item', product)) if (item.number === number) return item
  return undefined
}
