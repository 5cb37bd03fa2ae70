/** Room between rows for what is no row: `slots` rows high, above the row `before`. */
export interface Gap {
  before: number
  slots: number
}

/** The slot in which a row stands: those below a gap stand further down. */
export function slotOfRow(row: number, gaps: readonly Gap[]): number {
  return gaps.reduce((slot, { before, slots }) => (before <= row ? slot + slots : slot), row)
}

/** The row that stands in a slot; null where a gap is. */
export function rowInSlot(slot: number, gaps: readonly Gap[]): number | null {
  let row = slot
  for (const { before, slots } of gaps.toSorted((a, b) => a.before - b.before)) {
    if (row < before) break
    if (row < before + slots) return null
    row -= slots
  }
  return row
}
