import { type SparseRows, transposed } from '#base/text/weights.ts'

export interface Neighbour {
  readonly row: number
  readonly likeness: number
}

// A term that thousands of rows hold is weak evidence but most of the work: its list is read only where it can
// be read for every row (the work grows with the square of its length).
const LONGEST_LIST = 2500

/**
 * For each row its `k` most alike rows (cosine of at least `atLeast`), best first, ties by row. Reads an inverted
 * index, so the cost grows with the words rows share and not with the number of pairs.
 *
 * @param rows scaled to length 1
 */
export function nearest(rows: SparseRows, k: number, atLeast: number): Neighbour[][] {
  const index = transposed(rows)
  const likeness = new Float64Array(rows.height)
  const touched = new Int32Array(rows.height)
  return Array.from({ length: rows.height }, (_, row) => {
    let count = 0
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
      const column = rows.columns[i] as number
      const value = rows.values[i] as number
      const start = index.starts[column] as number
      const end = index.starts[column + 1] as number
      if (end - start > LONGEST_LIST) continue
      for (let j = start; j < end; j++) {
        const other = index.columns[j] as number
        if (likeness[other] === 0) touched[count++] = other
        likeness[other] = (likeness[other] as number) + value * (index.values[j] as number)
      }
    }
    const best: Neighbour[] = []
    for (let i = 0; i < count; i++) {
      const other = touched[i] as number
      const found = likeness[other] as number
      likeness[other] = 0
      if (other !== row && found >= atLeast) keep(best, other, found, k)
    }
    return best
  })
}

function keep(best: Neighbour[], row: number, likeness: number, k: number): void {
  const last = best[k - 1]
  if (last && !isBefore(likeness, row, last)) return
  let at = best.length
  while (at > 0 && isBefore(likeness, row, best[at - 1] as Neighbour)) at -= 1
  best.splice(at, 0, { row, likeness })
  if (best.length > k) best.pop()
}

function isBefore(likeness: number, row: number, other: Neighbour): boolean {
  return likeness > other.likeness || (likeness === other.likeness && row < other.row)
}
