import type { Item } from '#domain/backlog/item.ts'
import { createItemSearch } from '#web/product/item-search.ts'
import { moveDialogWords as say } from '#words/backlog.ts'
import type { Desk } from './desk.ts'
import { moveAfter, moveToRank } from './move-items.ts'
import { keyOf } from './words.ts'

/** A place that items can be moved to. */
export interface Place {
  id: string
  label: string
  detail: string
  go(items: Item[]): void
}

const most = 8

/**
 * The places that `text` may mean: a rank, or behind an item by its key or words. The eight
 * likeliest, and how many there are.
 */
export function placesFor(desk: Desk, text: string): { places: Place[]; count: number } {
  const typed = text.trim()
  const moving = new Set<string>(desk.targets().map(({ id }) => id))
  const size = desk.all.size
  const toRank = (rank: number, label: string): Place => {
    const there = desk.all.at(rank - 1)
    const detail =
      there && !moving.has(there.id)
        ? say('now', { key: keyOf(desk.product, there), title: there.title })
        : ''
    return { id: `rank-${rank}`, label, detail, go: (items) => moveToRank(desk, rank, items) }
  }
  if (typed === '') return all([toRank(1, say('top')), toRank(size - moving.size + 1, say('bottom'))])
  const rank = /^\d+$/.test(typed) ? Number(typed) : null
  if (rank !== null) return all(rank >= 1 && rank <= size ? [toRank(rank, say('rank', { rank }))] : [])
  const { found, count } = itemsCalled(desk, typed, moving)
  const places = found.map((item) => ({
    id: item.id,
    label: say('after', { key: keyOf(desk.product, item) }),
    detail: item.title,
    go: (items: Item[]) => moveAfter(desk, item, items),
  }))
  return { places, count }
}

const all = (places: Place[]) => ({ places, count: places.length })

/** The likeliest first, of all but those that are moved. */
function itemsCalled(desk: Desk, text: string, moving: ReadonlySet<string>) {
  const { found, count } = createItemSearch(() => ({
    key: desk.product.key,
    version: 0,
    items: () => [...desk.all].filter(({ id }) => !moving.has(id)),
  }))(text)
  return { found: found.slice(0, most).map(({ item }) => item), count }
}
