/** Something that there is only so much of: bytes that are held, connections. */
export interface FairShares {
  /** False when that is more than their share; then nothing is taken. */
  take(party: string, amount: number): boolean
  give(party: string, amount: number): void
  heldBy(party: string): number
  readonly held: number
}

/**
 * Whoever asks may hold as much as is still free then. So one alone gets half of it, two a third each, and however
 * many there are, something is left for the next.
 */
export function createFairShares(total: number): FairShares {
  const parties = new Map<string, number>()
  let held = 0

  return {
    take(party, amount) {
      const mine = (parties.get(party) ?? 0) + amount
      if (mine > total - held) return false
      held += amount
      parties.set(party, mine)
      return true
    },
    give(party, amount) {
      const left = (parties.get(party) ?? 0) - amount
      held -= amount
      if (left > 0) parties.set(party, left)
      else parties.delete(party)
    },
    heldBy: (party) => parties.get(party) ?? 0,
    get held() {
      return held
    },
  }
}
