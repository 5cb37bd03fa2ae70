import type { Item } from '#domain/backlog/item.ts'
import type { ImportSource } from '#protocol/import-report.ts'
import { tellsItem, toolOf } from './origin-ids.ts'

/** Items that came from a tool before, as columns: a piece of them goes to another thread at once. */
export interface Origins {
  /** the source's own ids */
  ids: string[]
  items: string[]
  numbers: number[]
  /** '' where the id alone tells the item */
  titles: string[]
}

export interface Origin {
  item: string
  number: number
  title: string
}

/** What came from a tool before, by its ids there. */
export interface Here {
  add(origins: Origins): void
  /** Several where a table made by hand counted from 1 more than once. */
  of(id: string): readonly Origin[]
}

const PIECE = 2_000

/** What the items say of where they came from, as far as a file of `source` may name it again. */
export function* originsIn(items: readonly Item[], source: ImportSource): Generator<Origins> {
  const tool = toolOf(source)
  for (let from = 0; from < items.length; from += PIECE) {
    const piece: Origins = { ids: [], items: [], numbers: [], titles: [] }
    for (const item of items.slice(from, from + PIECE)) {
      if (item.source?.tool !== tool) continue
      const { id } = item.source
      piece.ids.push(id)
      piece.items.push(item.id)
      piece.numbers.push(item.number)
      piece.titles.push(tellsItem(source, id) ? '' : item.title)
    }
    yield piece
  }
}

export function createHere(): Here {
  const found = new Map<string, Origin[]>()
  return {
    add({ ids, items, numbers, titles }) {
      for (const [at, id] of ids.entries()) {
        const origin = { item: items[at]!, number: numbers[at]!, title: titles[at]! }
        const others = found.get(id)
        if (others) others.push(origin)
        else found.set(id, [origin])
      }
    },
    of: (id) => found.get(id) ?? [],
  }
}
