/** Room between rows for what is no row: `slots` rows high, above the row `before`. */
export interface Gap {
  before: number
  slots: number
}

/** The slot in which a row stands: those below a gap stand further down. */
export function slotOfRow(row: number, gaps: readonly Gap[]): number {
  return gaps.reduce((slot, { before, slots }) => (before <= row ? slot + slots : slot), row)
}

/** Gaps from top to bottom; those above the same row stay in the order in which they are given. */
const fromTop = <G extends Gap>(gaps: readonly G[]) => gaps.toSorted((a, b) => a.before - b.before)

/** The first slot of one of the gaps. */
export const slotOfGap = <G extends Gap>(gap: G, gaps: readonly G[]): number => slotsOfGaps(gaps).get(gap)!

/** The first slot of each gap. */
export function slotsOfGaps<G extends Gap>(gaps: readonly G[]): ReadonlyMap<G, number> {
  const slots = new Map<G, number>()
  let above = 0
  for (const gap of fromTop(gaps)) {
    slots.set(gap, gap.before + above)
    above += gap.slots
  }
  return slots
}

/** What stands in a slot: a row, or a gap. */
export function inSlot<G extends Gap>(slot: number, gaps: readonly G[]): number | G {
  let row = slot
  for (const gap of fromTop(gaps)) {
    if (row < gap.before) break
    if (row < gap.before + gap.slots) return gap
    row -= gap.slots
  }
  return row
}
