import type { Item } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'

/** The items on the screen, in rank order. The whole backlog (a SortedList) is one; what a filter left is another. */
export interface Shown {
  readonly size: number
  at(index: number): Item | undefined
  /** the position of an item by its rank; -1 when it is not shown */
  indexOf(item: Item): number
  slice(start?: number, end?: number): Item[]
  /** the row where an item stands or would, where rank alone does not say */
  placeOf?(item: Item): number
}

/** Items that a filter left, as a list. `items` must be in rank order; it is kept, not copied. */
export function shownItems(items: readonly Item[]): Shown {
  return {
    size: items.length,
    at: (index) => (index < 0 ? undefined : items[index]),
    indexOf(item) {
      let low = 0
      let high = items.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (byRank(items[middle]!, item) < 0) low = middle + 1
        else high = middle
      }
      return items[low]?.id === item.id ? low : -1
    },
    slice: (start, end) => items.slice(start, end),
  }
}

/** The row where an item stands by its rank, or would. */
export function placeOf(shown: Shown, item: Item): number {
  if (shown.placeOf) return shown.placeOf(item)
  let row = 0
  for (let end = shown.size; row < end; ) {
    const middle = (row + end) >> 1
    if (byRank(shown.at(middle)!, item) < 0) row = middle + 1
    else end = middle
  }
  return row
}
