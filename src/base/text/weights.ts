import { byCodeUnits } from '../by-code-units.ts'

/** A sparse matrix by rows: row i holds `columns[starts[i]…starts[i+1]]`, ascending, with their `values`. */
export interface SparseRows {
  readonly height: number
  readonly width: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
}

export interface Weights {
  /** One row a document, scaled to length 1 (a document without known terms is an empty row). */
  readonly rows: SparseRows
  /** Column → term, in code unit order. */
  readonly terms: readonly string[]
  /** Column → number of documents with the term. */
  readonly documents: Int32Array
}

export interface WeightOptions {
  /** Terms in fewer documents are left out; default 1. */
  readonly minDocuments?: number
  /** Terms in a larger share of the documents are left out; default 1. */
  readonly maxShare?: number
}

/**
 * TF-IDF: (1 + ln tf) · (1 + ln((1 + N) / (1 + df))), rows scaled to length 1, so that a dot product is a cosine.
 * A count below 1 (a term given little weight) enters as it is.
 *
 * Source: Salton & Buckley, "Term-weighting approaches in automatic text retrieval" (1988), with smoothed idf.
 */
export function tfIdf(
  documents: readonly ReadonlyMap<string, number>[],
  options: WeightOptions = {},
): Weights {
  const { minDocuments = 1, maxShare = 1 } = options
  const frequency = new Map<string, number>()
  for (const counts of documents) {
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  }
  const most = Math.max(minDocuments, documents.length * maxShare)
  const terms = [...frequency.keys()]
    .filter((term) => {
      const count = frequency.get(term) ?? 0
      return count >= minDocuments && count <= most
    })
    .sort(byCodeUnits)
  const column = new Map(terms.map((term, i) => [term, i]))
  const counts = Int32Array.from(terms, (term) => frequency.get(term) ?? 0)
  const idf = Float64Array.from(counts, (count) => 1 + Math.log((1 + documents.length) / (1 + count)))
  const rows = sparseRows(
    terms.length,
    documents.map((document) => {
      const entries: [number, number][] = []
      for (const [term, count] of document) {
        const at = column.get(term)
        if (at === undefined || count <= 0) continue
        entries.push([at, (count < 1 ? count : 1 + Math.log(count)) * (idf[at] ?? 0)])
      }
      return entries
    }),
  )
  return { rows, terms, documents: counts }
}

/** Packs rows of [column, value] pairs, in any order, each scaled to length 1. */
function sparseRows(width: number, rows: readonly (readonly [number, number][])[]): SparseRows {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] as number) + row.length
  })
  const columns = new Int32Array(starts[rows.length] as number)
  const values = new Float32Array(columns.length)
  rows.forEach((row, i) => {
    let squares = 0
    for (const [, value] of row) squares += value * value
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    let at = starts[i] as number
    for (const [column, value] of [...row].sort((a, b) => a[0] - b[0])) {
      columns[at] = column
      values[at] = value * scale
      at += 1
    }
  })
  return { height: rows.length, width, starts, columns, values }
}

/** The rows with each column times its factor, scaled to length 1 again. */
export function reweighted(rows: SparseRows, factor: ArrayLike<number>): SparseRows {
  const weighted: [number, number][][] = []
  for (let row = 0; row < rows.height; row++) {
    const entries: [number, number][] = []
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
      const column = rows.columns[i] as number
      entries.push([column, (rows.values[i] as number) * (factor[column] as number)])
    }
    weighted.push(entries)
  }
  return sparseRows(rows.width, weighted)
}

/** Cosine of two rows, 0…1 for weights from `tfIdf`. */
export function cosine(rows: SparseRows, a: number, b: number): number {
  const { starts, columns, values } = rows
  let i = starts[a] as number
  let j = starts[b] as number
  const endA = starts[a + 1] as number
  const endB = starts[b + 1] as number
  let sum = 0
  while (i < endA && j < endB) {
    const difference = (columns[i] as number) - (columns[j] as number)
    if (difference === 0) sum += (values[i++] as number) * (values[j++] as number)
    else if (difference < 0) i += 1
    else j += 1
  }
  return sum
}

/** The matrix turned over: for each column the rows that hold it (an inverted index), ascending. */
export function transposed(rows: SparseRows): SparseRows {
  const starts = new Int32Array(rows.width + 1)
  for (const column of rows.columns) starts[column + 1] = (starts[column + 1] as number) + 1
  for (let i = 0; i < rows.width; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const columns = new Int32Array(rows.columns.length)
  const values = new Float32Array(rows.values.length)
  for (let row = 0; row < rows.height; row++) {
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
      const column = rows.columns[i] as number
      const at = next[column] as number
      next[column] = at + 1
      columns[at] = row
      values[at] = rows.values[i] as number
    }
  }
  return { height: rows.width, width: rows.height, starts, columns, values }
}
