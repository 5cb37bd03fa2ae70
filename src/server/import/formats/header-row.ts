import { isDate, isId } from './cell-shapes.ts'
import { numberOf } from './estimates.ts'
import type { Headings } from './headings.ts'
import { kindOf } from './kinds.ts'
import { statusOf } from './statuses.ts'
import { storyPartsIn } from './story-parts.ts'
import type { Row } from './table.ts'
import { wordOf } from './words.ts'

/** Where the header stands among the first rows; null when the table has none and its first row is an item. */
export type HeaderPlace = number | null

/** A header that stands below so many rows is found only when somebody says so. */
export const FAR_DOWN = 25
/** Rows of a title, a filter, a date of export above a header have no more cells than these. */
const FEW = 2

export interface HeaderWanted {
  /** the format itself says so */
  headerAt?: number | undefined
  firstLineIsItem?: boolean | undefined
  /** a line of the file */
  headerLine?: number | undefined
}

/**
 * The header is the first row that is filled, unless that names nothing and one close below does, under rows of a
 * cell or two. A first row of sentences, numbers or values that come again below it is no header at all.
 */
export function headerPlace(
  rows: readonly Row[],
  headings: Headings,
  wanted: HeaderWanted = {},
): HeaderPlace {
  const first = rows.findIndex(isFilled)
  if (wanted.firstLineIsItem) return null
  if (wanted.headerLine !== undefined) {
    const at = rows.findIndex(({ line }) => line === wanted.headerLine)
    if (at !== -1) return at
  }
  if (wanted.headerAt !== undefined) return wanted.headerAt
  if (first === -1) return 0
  const scores = rows.slice(0, FAR_DOWN).map(({ cells }) => scoreOf(cells, headings))
  const best = scores.findIndex((score) => score >= 3)
  // A row above it may name a thing or two, such as bands over several columns.
  const isBetter = scores[first]! < 2 || scores[best]! >= scores[first]! + 3
  if (best > first && isBetter && above(rows, first, best)) return best
  const cells = rows[first]!.cells
  if (scores[first]! < 3 && isProse(cells, scores[first]!)) return null
  if (looksLikeItem(cells, rows.slice(first + 1, first + 60), scores[first]!)) return null
  return first
}

/** Empty cells behind the last name are the delimiters that some programs end each line with. */
export function namesOf(cells: readonly string[]): string[] {
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return cells.slice(0, Math.max(1, width)).map((cell) => cell.trim())
}

/** Whether everything down to the header has too few cells to be an item of that table. */
function above(rows: readonly Row[], first: number, header: number): boolean {
  const wide = countFilled(rows[header]!)
  const most = Math.max(FEW, Math.floor(wide / 2) - 1)
  return rows.slice(first, header).every((row) => countFilled(row) <= most)
}

function scoreOf(cells: readonly string[], headings: Headings): number {
  if (cells.length < 2 && cells.length > 0) return headings.recognisedIn(cells)
  const parts = storyPartsIn(cells.slice(0, 50)) ? 3 : 0
  return headings.recognisedIn(cells) + parts
}

const proseLike = /^(?:#\w+#|as an? |i want |als |en tant que |como |jako |как )/i

function isProse(cells: readonly string[], score: number): boolean {
  return (
    score === 0 &&
    storyPartsIn(cells.slice(0, 50)) === null &&
    cells.some(
      (cell) =>
        cell.trim().length > 60 || (proseLike.test(cell.trim()) && cell.trim().split(/\s+/).length > 2),
    )
  )
}

/**
 * A header says what stands below and is nothing of the kind: numbers, dates and ids are values, and so is what
 * comes again in its own column, or a word for a type or status above more of these.
 */
function looksLikeItem(cells: readonly string[], below: readonly Row[], score: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length < 2 || score >= 4) return false
  const values = filled.filter(
    (cell) =>
      numberOf(cell) !== undefined ||
      isDate(cell) ||
      /^https?:\/\//.test(cell) ||
      (isId(cell) && /\d/.test(cell) && /^[\p{L}]+-\d+$/u.test(cell)),
  )
  if (values.length > 0 && score < 3) return true
  const others = below.filter((row) => !sameRow(row.cells, cells))
  if (others.length === 0) return false
  let again = 0
  for (const [at, cell] of cells.entries()) {
    const word = wordOf(cell)
    if (word === '') continue
    const column = others.map((row) => (row.cells[at] ?? '').trim()).filter((text) => text !== '')
    if (column.length === 0) continue
    if (column.some((text) => wordOf(text) === word)) again++
    else if (isOneOf(cell, column, kindOf) || isOneOf(cell, column, statusOf)) again++
  }
  return again > 0 && (score < 3 || again >= 2)
}

function isOneOf(cell: string, column: readonly string[], read: (word: string) => unknown): boolean {
  return read(cell) !== null && column.every((text) => read(text) !== null)
}

export function sameRow(a: readonly string[], b: readonly string[]): boolean {
  const width = Math.max(a.length, b.length)
  for (let at = 0; at < width; at++) if (wordOf(a[at] ?? '') !== wordOf(b[at] ?? '')) return false
  return true
}

const isFilled = ({ cells }: Row) => cells.some((cell) => cell.trim() !== '')
const countFilled = ({ cells }: Row) => cells.filter((cell) => cell.trim() !== '').length
