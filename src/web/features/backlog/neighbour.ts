import type { Item } from '#domain/backlog/item.ts'
import type { Shown } from './shown.ts'

/** The whole backlog, of which `Shown` may be a part. */
export interface Backlog extends Shown {
  before(item: Item): Item | undefined
}

/**
 * Behind which item those `moving` must be placed to stand at boundary `at` of what is shown: 0 is above the first
 * row, `shown.size` below the last. Null means at the very top.
 *
 * Under a filter the row above decides, hidden ones between stay where they are; above the first row the moved
 * ones come to stand directly before it, and not at the top of everything that is hidden.
 */
export function neighbourAt(
  all: Backlog,
  shown: Shown,
  at: number,
  moving: ReadonlySet<string>,
): Item['id'] | null {
  for (let index = Math.min(at, shown.size) - 1; index >= 0; index--) {
    const above = shown.at(index)!
    if (!moving.has(above.id)) return above.id
  }
  for (let index = Math.max(0, at); index < shown.size; index++) {
    const below = shown.at(index)!
    if (!moving.has(below.id)) return beforeIn(all, below, moving)
  }
  return null
}

function beforeIn(all: Backlog, item: Item, moving: ReadonlySet<string>): Item['id'] | null {
  let above = all.before(item)
  while (above && moving.has(above.id)) above = all.before(above)
  return above?.id ?? null
}

/** Behind which item the `moving` ones must be placed so that the first of them gets `rank`, counted from 1. */
export function neighbourAtRank(all: Backlog, rank: number, moving: readonly Item[]): Item['id'] | null {
  const places = moving.map((item) => all.indexOf(item)).sort((a, b) => a - b)
  // Counted among those that stay: each one that leaves a place at or above the goal shifts the goal down by one.
  let index = Math.min(Math.max(1, Math.round(rank)), all.size - moving.length + 1) - 2
  if (index < 0) return null
  for (const place of places) if (place <= index) index += 1
  return all.at(index)?.id ?? null
}

export type Step = 'up' | 'down' | 'top' | 'bottom'

/** The boundary that a block of rows moves to; null when it stands there already. Rows apart come together. */
export function boundaryOf(step: Step, rows: readonly number[], size: number): number | null {
  const first = Math.min(...rows)
  const last = Math.max(...rows)
  const together = last - first + 1 === rows.length
  switch (step) {
    case 'up':
      return first > 0 ? first - 1 : together ? null : first
    case 'down':
      return last < size - 1 ? last + 2 : together ? null : last + 1
    case 'top':
      return first > 0 || !together ? 0 : null
    case 'bottom':
      return last < size - 1 || !together ? size : null
  }
}
