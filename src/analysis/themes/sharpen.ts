import { reweighted, type SparseRows } from '#base/text/weights.ts'
import { countOf } from './centres.ts'

// Strength of the assumption that a term is spread like the items are: as if seen in two more items.
const PRIOR = 2
const EXPONENT = 0.7
const LEAST = 0.02

/**
 * Weighs terms by how unevenly a first grouping holds them: each column is multiplied by the Kullback–Leibler
 * divergence (to the power 0.7) of its spread over the groups from the spread of all rows. Words that belong to
 * a topic gain, words that are everywhere fade, and a second grouping sees the topics more clearly.
 */
export function sharpened(rows: SparseRows, group: Int32Array): SparseRows {
  const expected = new Float64Array(countOf(group))
  for (const at of group) expected[at] = (expected[at] as number) + 1 / group.length
  // Column by column over the inverted index would need the transpose; a sparse tally per column is as quick.
  const tally: (Map<number, number> | undefined)[] = new Array(rows.width)
  for (let row = 0; row < rows.height; row++) {
    const at = group[row] as number
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
      const column = rows.columns[i] as number
      let counts = tally[column]
      if (!counts) {
        counts = new Map()
        tally[column] = counts
      }
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  const weight = Float64Array.from({ length: rows.width }, (_, column) =>
    divergence(tally[column] ?? new Map(), expected),
  )
  return reweighted(rows, weight)
}

function divergence(counts: ReadonlyMap<number, number>, expected: Float64Array): number {
  let total = 0
  for (const count of counts.values()) total += count
  // Groups without the term all have the ratio PRIOR / (total + PRIOR), so they are summed at once.
  const floor = PRIOR / (total + PRIOR)
  let sum = 0
  let seen = 0
  for (const [at, count] of [...counts].sort((a, b) => a[0] - b[0])) {
    const base = expected[at] as number
    const share = (count + PRIOR * base) / (total + PRIOR)
    sum += share * Math.log(share / base)
    seen += base
  }
  sum += Math.max(0, 1 - seen) * floor * Math.log(floor)
  return Math.max(sum, LEAST) ** EXPONENT
}
