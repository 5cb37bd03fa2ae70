import { fold } from '#base/text/fold.ts'
import type { Item } from './item.ts'

/** Text is looked for in titles once folded; a title is folded once and forgotten with its record. */
const folded = new WeakMap<Item, string>()

/** An item's title as text is looked for in it. Call it ahead of the first search to make that quick too. */
export function foldedTitle(item: Item): string {
  let title = folded.get(item)
  if (title === undefined) {
    title = fold(item.title)
    folded.set(item, title)
  }
  return title
}
