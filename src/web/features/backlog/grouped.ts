import type { Item } from '#domain/backlog/item.ts'
import type { Shown } from './shown.ts'
import { placeOf } from './shown.ts'

/** What a group holds before anybody folds it. */
export interface GroupOf {
  /** the release, or `loose` for what is for none */
  id: string
  /** in rank order */
  items: Shown
  folded: boolean
}

/** The rows of one release, beneath a head of its own. */
export interface Group extends GroupOf {
  /** the first row that is its */
  from: number
  /** how many rows it shows: none when it is folded */
  size: number
}

/** The group of the items that are for no release. */
export const loose = 'loose'

/**
 * Items in groups, one group after the other; within each the rank decides. Beside the rows there are lines: rows and
 * the heads above them, which is what a person sees and walks.
 */
export class Grouped implements Shown {
  readonly groups: readonly Group[]
  readonly size: number
  readonly #groupOf: (item: Item) => string

  /** `groupOf` says the id of the group that an item belongs to, also of one that is not shown. */
  constructor(groups: readonly GroupOf[], groupOf: (item: Item) => string) {
    let from = 0
    this.groups = groups.map((group) => {
      const size = group.folded ? 0 : group.items.size
      const placed = { ...group, from, size }
      from += size
      return placed
    })
    this.size = from
    this.#groupOf = groupOf
  }

  at(index: number): Item | undefined {
    const group = this.groupAt(index)
    return group?.items.at(index - group.from)
  }

  indexOf(item: Item): number {
    const group = this.groupOf(item)
    if (!group || group.folded) return -1
    const at = group.items.indexOf(item)
    return at < 0 ? -1 : group.from + at
  }

  placeOf(item: Item): number {
    const group = this.groupOf(item)
    if (!group) return this.size
    return group.from + (group.folded ? 0 : placeOf(group.items, item))
  }

  slice(start = 0, end = this.size): Item[] {
    return this.groups.flatMap(({ items, from, size }) =>
      items.slice(Math.min(size, Math.max(0, start - from)), Math.min(size, Math.max(0, end - from))),
    )
  }

  groupOf(item: Item): Group | undefined {
    const id = this.#groupOf(item)
    return this.groups.find((group) => group.id === id)
  }

  /** The group that a row is of. */
  groupAt(row: number): Group | undefined {
    return row < 0 ? undefined : this.groups.find(({ from, size }) => row < from + size)
  }
}

export const groupsOf = (shown: Shown): readonly Group[] => (shown instanceof Grouped ? shown.groups : [])

export const isGrouped = (shown: Shown): boolean => groupsOf(shown).length > 0

/** The group that an item belongs to, also while that is folded or the item is not shown. */
export const groupAround = (shown: Shown, item: Item): Group | undefined =>
  shown instanceof Grouped ? shown.groupOf(item) : undefined

/** How many lines there are: rows and heads. */
export const linesOf = (shown: Shown): number => shown.size + groupsOf(shown).length

/** The line of a row, or of the head of the group with this id; -1 when it is not shown. */
export function lineOf(shown: Shown, place: number | string): number {
  const groups = groupsOf(shown)
  if (typeof place === 'string') {
    const index = groups.findIndex(({ id }) => id === place)
    return index < 0 ? -1 : groups[index]!.from + index
  }
  if (place < 0) return -1
  return place + groups.filter(({ from }) => from <= place).length
}

/** What stands in a line: a row, or the head of a group. */
export function inLine(shown: Shown, line: number): number | Group {
  const groups = groupsOf(shown)
  let heads = 0
  for (const group of groups) {
    const at = group.from + heads
    if (line === at) return group
    if (line < at) break
    heads += 1
  }
  return line - heads
}
