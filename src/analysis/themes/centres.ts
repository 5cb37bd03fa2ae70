import type { SparseRows } from '#base/text/weights.ts'

/** The mean direction of each group of rows, scaled to length 1; centre i is `values[i * width … (i + 1) * width]`. */
export interface Centres {
  readonly width: number
  readonly values: Float32Array
}

/** @param group row → group, -1 for a row that belongs to none */
export function centresOf(rows: SparseRows, group: Int32Array): Centres {
  const { width } = rows
  const values = new Float32Array(countOf(group) * width)
  group.forEach((at, row) => {
    if (at < 0) return
    for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
      const to = at * width + (rows.columns[i] as number)
      values[to] = (values[to] as number) + (rows.values[i] as number)
    }
  })
  for (let at = 0; at < values.length; at += width) {
    let squares = 0
    for (let i = at; i < at + width; i++) squares += (values[i] as number) ** 2
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    for (let i = at; i < at + width; i++) values[i] = (values[i] as number) * scale
  }
  return { width, values }
}

/** How many groups there are, numbered from 0. */
export function countOf(group: Int32Array): number {
  return group.reduce((most, at) => Math.max(most, at + 1), 0)
}

/** How alike a row is to a centre: 0…1. */
export function fit(rows: SparseRows, row: number, centres: Centres, centre: number): number {
  let sum = 0
  for (let i = rows.starts[row] as number; i < (rows.starts[row + 1] as number); i++) {
    const at = centre * centres.width + (rows.columns[i] as number)
    sum += (rows.values[i] as number) * (centres.values[at] as number)
  }
  return sum
}
