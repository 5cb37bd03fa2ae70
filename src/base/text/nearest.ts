/** Nobody mistypes a word that long; and what comes from outside must not cost more than it is worth. */
const LONGEST = 60

/**
 * The known word that takes the fewest strokes to come from what was typed, in either case; null where none is near:
 * more than two strokes and a third of the word away, or with nothing left of it.
 */
export function nearest(typed: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.min(typed.length, Math.max(2, Math.ceil(typed.length / 3)) + 1)
  for (const word of known) {
    const strokes = distance(typed.toLowerCase(), word.toLowerCase())
    if (strokes < least) [best, least] = [word, strokes]
  }
  return best
}

/** How many letters have to be put in, taken out or changed between two words. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 20 || one.length > LONGEST) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[other.length]!
}
