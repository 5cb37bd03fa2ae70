import type { Group } from './grouped.ts'
import { type Gap, inSlot, slotOfGap, slotOfRow } from './slots.ts'

/** Room above a row: for the head of a group where it says which. */
export interface RowGap extends Gap {
  head?: Group
}

/**
 * Between which rows something is let go when it hangs above a slot: a boundary, counted within the group where there
 * are any, and the slot in which the line of that place is drawn.
 */
export function dropPlace(
  slot: number,
  gaps: readonly RowGap[],
  size: number,
): { at: number; group: Group | null; slot: number } {
  const all = gaps.reduce((sum, { slots }) => sum + slots, size)
  const heads = gaps.filter((gap) => gap.head)
  const held = Math.min(Math.max(0, slot), all)
  // What is directly above decides: beneath a head begins its group, beneath a row goes on the group of that row.
  const above = held === 0 ? -1 : inSlot(held - 1, gaps)
  if (typeof above === 'number') {
    const group = heads.findLast(({ before }) => before <= above)?.head ?? heads[0]?.head ?? null
    const row = above + 1
    const drawn = above < 0 ? (heads[0]?.slots ?? 0) : slotOfRow(above, gaps) + 1
    return { at: row - (group?.from ?? 0), group, slot: drawn }
  }
  const { before, slots, head } = above
  if (head) return { at: 0, group: head, slot: slotOfGap(above, gaps) + slots }
  // What is written there is between rows and none of them.
  const group = (heads.findLast((gap) => gap.before < before) ?? heads[0])?.head ?? null
  return { at: before - (group?.from ?? 0), group, slot: slotOfGap(above, gaps) }
}
