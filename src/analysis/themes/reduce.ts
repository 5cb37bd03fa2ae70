import type { SparseRows } from '#base/text/weights.ts'

/** Dense rows one after the other: row i is `values[i * width … (i + 1) * width]`. */
export interface DenseRows {
  readonly height: number
  readonly width: number
  readonly values: Float64Array
}

const OVERSAMPLE = 8
const POWER_STEPS = 2

/**
 * Latent semantic analysis: the rows in the space of the strongest singular vectors (U·S), at most `dimensions`
 * wide and scaled to length 1 (rows without terms stay zero). A randomized truncated SVD: Halko, Martinsson &
 * Tropp, "Finding structure with randomness" (2011), algorithms 4.4 and 5.1.
 *
 * @param random seeded, 0…1; the result depends on nothing else
 */
export function reduce(rows: SparseRows, dimensions: number, random: () => number, strength = 1): DenseRows {
  const { height, width } = rows
  const rank = Math.min(dimensions, height, width)
  const size = Math.min(rank + OVERSAMPLE, height, width)
  if (rank === 0) return { height, width: 0, values: new Float64Array(0) }
  const sample = new Float64Array(width * size)
  for (let i = 0; i < sample.length; i++) sample[i] = gaussian(random)
  let basis = multiply(rows, sample, size)
  orthonormalise(basis, height, size)
  for (let step = 0; step < POWER_STEPS; step++) {
    const back = multiplyTransposed(rows, basis, size)
    orthonormalise(back, width, size)
    basis = multiply(rows, back, size)
    orthonormalise(basis, height, size)
  }
  // B = Qᵀ·A; the left singular vectors of A are Q·(eigenvectors of B·Bᵀ).
  const back = multiplyTransposed(rows, basis, size)
  const gram = new Float64Array(size * size)
  for (let term = 0; term < width; term++) {
    const at = term * size
    for (let i = 0; i < size; i++) {
      const value = back[at + i] as number
      if (value === 0) continue
      for (let j = 0; j <= i; j++) gram[i * size + j] = (gram[i * size + j] as number) + value * (back[at + j] as number)
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) gram[j * size + i] = gram[i * size + j] as number
  const { vectors, values: squares } = eigen(gram, size)
  const order = [...squares.keys()].sort((a, b) => (squares[b] as number) - (squares[a] as number)).slice(0, rank)
  const values = new Float64Array(height * rank)
  for (let row = 0; row < height; row++) {
    order.forEach((from, to) => {
      let sum = 0
      for (let i = 0; i < size; i++) sum += (basis[row * size + i] as number) * (vectors[i * size + from] as number)
      values[row * rank + to] = sum * Math.max(0, squares[from] as number) ** (strength / 2)
    })
  }
  scaleRows(values, rank)
  return { height, width: rank, values }
}

/** Scales every row to length 1 in place; zero rows stay zero. */
export function scaleRows(values: Float64Array, width: number): void {
  for (let at = 0; at < values.length; at += width) {
    let squares = 0
    for (let i = at; i < at + width; i++) squares += (values[i] as number) ** 2
    if (squares < 1e-18) continue
    const scale = 1 / Math.sqrt(squares)
    for (let i = at; i < at + width; i++) values[i] = (values[i] as number) * scale
  }
}

// Box–Muller.
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function multiply(rows: SparseRows, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(rows.height * size)
  for (let row = 0; row < rows.height; row++) {
    const to = row * size
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      const value = rows.values[k] as number
      const from = (rows.columns[k] as number) * size
      for (let i = 0; i < size; i++) result[to + i] = (result[to + i] as number) + value * (right[from + i] as number)
    }
  }
  return result
}

function multiplyTransposed(rows: SparseRows, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(rows.width * size)
  for (let row = 0; row < rows.height; row++) {
    const from = row * size
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      const value = rows.values[k] as number
      const to = (rows.columns[k] as number) * size
      for (let i = 0; i < size; i++) result[to + i] = (result[to + i] as number) + value * (right[from + i] as number)
    }
  }
  return result
}

// Modified Gram–Schmidt over columns of a row-major matrix. Columns that vanish become zero and stay out of the way.
function orthonormalise(matrix: Float64Array, height: number, size: number): void {
  const columns = Array.from({ length: size }, (_, i) => {
    const column = new Float64Array(height)
    for (let row = 0; row < height; row++) column[row] = matrix[row * size + i] as number
    return column
  })
  columns.forEach((column, i) => {
    const before = Math.sqrt(dot(column, column))
    for (let j = 0; j < i; j++) {
      const other = columns[j] as Float64Array
      const along = dot(column, other)
      for (let row = 0; row < height; row++) column[row] = (column[row] as number) - along * (other[row] as number)
    }
    const length = Math.sqrt(dot(column, column))
    const scale = length > 1e-9 * (before || 1) ? 1 / length : 0
    for (let row = 0; row < height; row++) column[row] = (column[row] as number) * scale
  })
  columns.forEach((column, i) => {
    for (let row = 0; row < height; row++) matrix[row * size + i] = column[row] as number
  })
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

// Cyclic Jacobi for a symmetric matrix (Golub & Van Loan, section 8.5); changes `matrix`.
function eigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const vectors = new Float64Array(size * size)
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    let diagonal = 0
    for (let i = 0; i < size; i++) {
      diagonal += (matrix[i * size + i] as number) ** 2
      for (let j = 0; j < i; j++) off += (matrix[i * size + j] as number) ** 2
    }
    if (off <= 1e-16 * diagonal) break
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, size, p, q)
  }
  return { values: Float64Array.from({ length: size }, (_, i) => matrix[i * size + i] as number), vectors }
}

function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const off = matrix[p * size + q] as number
  if (Math.abs(off) < 1e-300) return
  const theta = ((matrix[q * size + q] as number) - (matrix[p * size + p] as number)) / (2 * off)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < size; k++) {
    const [a, b] = [matrix[k * size + p] as number, matrix[k * size + q] as number]
    matrix[k * size + p] = c * a - s * b
    matrix[k * size + q] = s * a + c * b
  }
  for (let k = 0; k < size; k++) {
    const [a, b] = [matrix[p * size + k] as number, matrix[q * size + k] as number]
    matrix[p * size + k] = c * a - s * b
    matrix[q * size + k] = s * a + c * b
  }
  for (let k = 0; k < size; k++) {
    const [a, b] = [vectors[k * size + p] as number, vectors[k * size + q] as number]
    vectors[k * size + p] = c * a - s * b
    vectors[k * size + q] = s * a + c * b
  }
}
