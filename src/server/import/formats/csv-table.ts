import { type Options, parse } from 'csv-parse/sync'
import { limits } from '../limits.ts'
import { type Headings, headingsOfItems } from './headings.ts'
import { HEAD, type Picked, pickFrom, type Row, type Table } from './table.ts'

/** The rows of a CSV text, and how they were told apart. */
export interface CsvTable extends Table {
  delimiter: string
  quote: '"' | "'"
  /** Those of a narrow table, all of them and whole; of a wide one the first few hundred. */
  rows: CsvRow[]
  /** Lines on which a quote mark is opened and never properly closed; they were read as plain text. */
  brokenQuotes: number[]
}

export interface CsvRow extends Row {
  /** Where it stands among the bytes of the text. */
  start: number
  end: number
}

export const delimiters = [',', ';', '\t', '|'] as const

interface Way {
  delimiter: string
  quote: '"' | "'" | null
  /** White space between a delimiter and an opening quote is no part of the cell. */
  ltrim: boolean
  /** Accept quote marks in odd places as text; without it they are an error. */
  relax: boolean
}

/**
 * Splits CSV text into rows of cells, header row included, with delimiter and quote mark found out from the text.
 * Every character of a cell is kept. Rows may be of any length; blank lines make no row. Where quoting is broken
 * the line is read as it stands, so that one stray mark cannot swallow the lines after it.
 * `rows.length` past the limit means the file holds more; nothing behind it was read.
 */
export function readTable(text: string, headings: Headings = headingsOfItems): CsvTable {
  const announced = /^sep=([,;\t|:])(?:\r\n|\n|\r)/i.exec(text)
  // Excel's own first line; blanked, not removed, so that line numbers stay those of the file.
  const body = announced === null ? text : text.slice('sep=;'.length)
  const bytes = Buffer.from(body)
  const delimiter = announced?.[1] ?? sniffDelimiter(body, headings)
  const isWide = widthOf(bytes, delimiter) > WIDE
  const most = isWide ? HEAD : mostRows
  let way: Way = { delimiter, quote: '"', ltrim: false, relax: true }
  const plain = rowsOf(bytes, way, most)
  let best = plain
  let quote: CsvTable['quote'] = '"'
  if (raggedness(plain.rows) > 0 && delimiter !== '\t' && new RegExp(`[${delimiter}] +"`).test(body)) {
    const trimmed = rowsOf(bytes, { ...way, ltrim: true }, most)
    if (raggedness(trimmed.rows) < raggedness(best.rows)) {
      best = trimmed
      way = { ...way, ltrim: true }
    }
  }
  const single = singleQuoted(body, bytes, delimiter, best, most)
  if (single !== null) {
    best = single
    quote = "'"
    way = { delimiter, quote: "'", ltrim: false, relax: false }
  }
  const table: CsvTable = {
    delimiter,
    quote,
    rows: best.rows,
    head: best.rows.slice(0, HEAD),
    brokenQuotes: best.brokenQuotes,
    pick(places, width) {
      if (!isWide) return best.rows.map(({ cells, ...row }) => pickFrom(row, cells, places, width))
      // Read once more, so that of each row only what is wanted is ever kept.
      const picked = rowsOf(bytes, way, mostRows, (cells, row) => pickFrom(row, cells, places, width))
      table.brokenQuotes = picked.brokenQuotes
      return picked.rows
    },
    rawOf: ({ start = 0, end = 0 }) =>
      bytes
        .subarray(start, end)
        .toString()
        // Not `[\r\n]+$`, which takes its time over a cell of a million empty lines.
        .replace(/(?<![\r\n])[\r\n]+$/, ''),
  }
  return table
}

/** Past so many columns a row is kept only as far as it is read. */
const WIDE = 64

function widthOf(bytes: Buffer, delimiter: string): number {
  let width = 0
  run(bytes.subarray(0, 1_000_000), { delimiter, quote: '"', ltrim: false, relax: true }, 3, (cells) => {
    width = Math.max(width, cells.length)
    return true
  })
  return width
}

interface Parsed<R extends Row = CsvRow> {
  rows: R[]
  brokenQuotes: number[]
}

/** The header and the rows that an import takes, and one that tells that there are more. */
const mostRows = limits.rows + 2
const maxRepairs = 1000
const maxUnclosed = 10

/** One pass over the bytes, resumed behind each place where the quoting is broken. */
function rowsOf(bytes: Buffer, way: Way, most: number): Parsed
function rowsOf(
  bytes: Buffer,
  way: Way,
  most: number,
  keep: (cells: string[], row: Omit<CsvRow, 'cells'>) => Picked,
): Parsed<Picked>
function rowsOf(
  bytes: Buffer,
  way: Way,
  most: number,
  keep?: (cells: string[], row: Omit<CsvRow, 'cells'>) => Picked,
): Parsed<Row> {
  const parsed: Parsed<Row> = { rows: [], brokenQuotes: [] }
  let width: number | undefined
  let offset = 0
  let line = 1
  let unclosed = 0
  const take = (cells: string[], start: number, end: number) => {
    let first = start
    // Blank lines before the row belong to the bytes between two rows, not to the row.
    while (first < end && (bytes[first] === 10 || bytes[first] === 13)) first++
    line += linesIn(bytes, start, first)
    // A copy takes just its size; an array that has grown has room for many more.
    const row = { line, start: first, end }
    parsed.rows.push(keep ? keep(cells, row) : { ...row, cells: cells.slice() })
    width ??= cells.length
    line += linesIn(bytes, first, end)
    offset = end
  }
  while (offset < bytes.length && parsed.rows.length < most) {
    const base = offset
    const repairable = way.relax && parsed.brokenQuotes.length < maxRepairs
    const quote = unclosed < maxUnclosed ? way.quote : null
    const stop = run(bytes.subarray(base), { ...way, quote }, most - parsed.rows.length, (cells, end) => {
      if (repairable && isTorn(cells, { ...way, quote }, width)) return false
      take(cells, offset, base + end)
      return true
    })
    if (stop === 'end') break
    if (!way.relax) throw new Error('The quoting of this CSV text is not strict')
    if (stop === 'unclosed') unclosed++
    const end = endOfLine(bytes, offset)
    parsed.brokenQuotes.push(line + linesIn(bytes, offset, firstByte(bytes, offset)))
    run(bytes.subarray(offset, end), { ...way, quote: null }, 1, (cells) => {
      take(cells, offset, end)
      return true
    })
    offset = Math.max(offset, end)
  }
  return parsed
}

/** Parses until the end, until `each` says false, or until the text ends inside quotes. Ends are byte offsets. */
function run(
  bytes: Buffer,
  way: Way,
  most: number,
  each: (cells: string[], end: number) => boolean,
): 'end' | 'torn' | 'unclosed' {
  let torn = false
  const options: Options<string[], string[]> = {
    delimiter: way.delimiter,
    quote: way.quote,
    escape: way.quote,
    ltrim: way.ltrim,
    relax_quotes: way.relax,
    relax_column_count: true,
    skip_empty_lines: true,
    // All three at once: exports edited by several programs mix their line ends.
    record_delimiter: ['\r\n', '\n', '\r'],
    to: most,
    on_record: (cells, info) => {
      if (torn) return null
      torn = !each(cells, info.bytes_records)
      if (torn) throw new Error('torn')
      return null
    },
  }
  try {
    parse(bytes, options)
    return 'end'
  } catch (error) {
    if (torn) return 'torn'
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosed'
    if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') return 'torn'
    throw error
  }
}

/**
 * A cell that still begins with its quote mark and goes over lines was opened by a stray mark and ended at the
 * opening mark of a later cell. With the right width and no opening mark inside, it is a cell whose own marks are
 * not escaped.
 */
function isTorn(cells: string[], way: Way, width: number | undefined): boolean {
  const { quote, delimiter } = way
  if (quote === null || width === undefined) return false
  const torn = cells.filter((cell) => cell.startsWith(quote) && /[\r\n]/.test(cell))
  if (torn.length === 0) return false
  const opening = [delimiter, '\n', '\r'].map((before) => before + quote)
  return cells.length !== width || torn.some((cell) => opening.some((mark) => cell.includes(mark)))
}

function firstByte(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && (bytes[at] === 10 || bytes[at] === 13)) at++
  return at
}

/** Past the end of the first line that has anything on it. */
function endOfLine(bytes: Buffer, from: number): number {
  let at = firstByte(bytes, from)
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
  if (bytes[at] === 13 && bytes[at + 1] === 10) return at + 2
  return Math.min(at + 1, bytes.length)
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) lines++
  }
  return lines
}

/** How many rows are not as wide as the first, not counting empty cells at their end. */
function raggedness(rows: readonly Row[]): number {
  const width = rows[0]?.cells.length ?? 0
  return rows.filter(
    ({ cells }) => cells.length !== width && cells.findLastIndex((cell) => cell !== '') >= width,
  ).length
}

/**
 * Apostrophes begin and end ordinary text, so `'` is a quote mark only when the text proves it: no cell is quoted
 * with `"`, the whole file is flawless with `'`, and either each header is quoted or `'` mends rows that are too long.
 */
function singleQuoted(
  text: string,
  bytes: Buffer,
  delimiter: string,
  plain: Parsed,
  most: number,
): Parsed | null {
  const at = (mark: string) => new RegExp(`(?:^|[\\r\\n]|[${delimiter}])${mark}`).test(text)
  if (!at("'") || at('"')) return null
  const headers =
    text
      .slice(0, 65_536)
      .trimStart()
      .split(/[\r\n]/, 1)[0]
      ?.split(delimiter) ?? []
  const all = headers.every((header) => /^'.+'$/.test(header))
  if (!all && raggedness(plain.rows) === 0) return null
  try {
    const single = rowsOf(bytes, { delimiter, quote: "'", ltrim: false, relax: false }, most)
    return all || raggedness(single.rows) < raggedness(plain.rows) ? single : null
  } catch {
    return null // Not flawless: the apostrophes are text.
  }
}

/** The delimiter under which the header is understood best; for unknown headers, the one that splits rows evenly. */
function sniffDelimiter(text: string, headings: Headings): string {
  const bytes = Buffer.from(text.slice(0, 65_536))
  let best: string = delimiters[0]
  let bestScore = -1
  for (const delimiter of delimiters) {
    const rows: string[][] = []
    run(bytes, { delimiter, quote: '"', ltrim: false, relax: true }, 60, (cells) => rows.push(cells) > 0)
    if (text.length > 65_536 && rows.length > 1 && rows.length < 60) rows.pop()
    const understood = Math.max(0, ...rows.slice(0, 10).map(headings.recognisedIn))
    const width = rows.find((cells) => cells.some((cell) => cell.trim() !== ''))?.length ?? 0
    const even = rows.filter((cells) => cells.length === width).length / Math.max(1, rows.length)
    // The last term decides only between two that split evenly: prose has commas, a table has more columns.
    const score = understood * 10 + even * (width > 1 ? 6 : 1) + Math.min(width, 50) / 1000
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
