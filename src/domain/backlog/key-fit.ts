import { plain } from '#base/text/fold.ts'
import type { Item } from './item.ts'

/**
 * The items whose keys a word may be the beginning of: `TM-12`, `tm12` or `12` mean TM-12 and TM-120. Null where it is
 * none. `whole` asks for the one item alone.
 */
export function keyFit(
  productKey: string,
  word: string,
  whole = false,
): ((item: Pick<Item, 'number'>) => boolean) | null {
  const key = plain(productKey)
  const number = new RegExp(`^(?:${key}[- ]*)?(\\d+)$`).exec(plain(word).trim())?.[1]
  if (number === undefined) return null
  return (item) => (whole ? String(item.number) === number : String(item.number).startsWith(number))
}
