import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportOrder } from '#protocol/import-report.ts'
import type { Column } from './column.ts'
import type { ItemDraft } from './draft.ts'
import { numberOf } from './estimates.ts'
import type { Picked } from './table.ts'

/** The column that orders the items, when one does: as chosen, else that called a rank, when its cells can order. */
export function orderOf(
  columns: readonly Column[],
  rows: readonly Picked[],
  placeOf: ReadonlyMap<number, number>,
  { choice, isPlaced }: { choice: ImportChoices['order']; isPlaced: boolean },
): ImportOrder {
  const ranks = columns.filter(({ as, place }) => as === 'rank' && orders(rows, placeOf.get(place)!))
  const others = (but: number | null) => ranks.map(({ place }) => place).filter((place) => place !== but)
  const inFile: ImportOrder = { by: 'file', column: null, header: null, others: others(null) }
  if (choice === 'file') return inFile
  const column = typeof choice === 'number' ? columns[choice] : ranks[0]
  return column
    ? { by: 'column', column: column.place, header: column.header, others: others(column.place) }
    : isPlaced
      ? { ...inFile, by: 'position' }
      : inFile
}

/** Whether hardly any two rows share a value, and hardly any has none. */
function orders(rows: readonly Picked[], at: number): boolean {
  const values = new Set<string>()
  let filled = 0
  for (const { cells } of rows.slice(0, 2000)) {
    const cell = (cells[at] ?? '').trim()
    if (cell === '') continue
    filled++
    values.add(cell)
  }
  return filled > 1 && values.size > filled * 0.6
}

/** Smaller first, by number where all are numbers, else sign by sign as rank keys are; what has no rank comes last. */
export function inOrder(drafts: readonly ItemDraft[], rankOf: ReadonlyMap<ItemDraft, string>): ItemDraft[] {
  const numbers = [...rankOf.values()].every((text) => numberOf(text) !== undefined)
  const keyed = drafts.map((draft, at) => ({ draft, at, key: rankOf.get(draft) }))
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined) || a.at - b.at
    if (numbers) return numberOf(a.key)! - numberOf(b.key)! || a.at - b.at
    return a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at
  })
  return keyed.map(({ draft }) => draft)
}
