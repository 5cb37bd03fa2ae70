import { type Cell, formatValue, type Sheet, type Workbook } from 'hucre'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { remarkWords, unreadableWords } from '#words/import.ts'
import { zipDirectory } from '../bytes/zip-directory.ts'
import { limits, tooManyRows } from '../limits.ts'
import { addressOf } from './addresses.ts'
import type { Malformed } from './draft.ts'
import { type FoundTable, foundRow } from './found-table.ts'
import { FAR_DOWN, namesOf } from './header-row.ts'
import type { Headings } from './headings.ts'
import { fileKind } from './memory.ts'
import type { Row } from './table.ts'

/**
 * A sheet of a workbook (.xlsx, .xlsm, .ods) as a table: the one that is asked for, or the one that looks most like a
 * list of items. Cells are what a person sees in them: a formula is its result, a date is its day.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  headings: Headings,
  wanted?: string,
): Promise<FoundTable | Malformed> {
  const directory = zipDirectory(bytes)
  if (!directory) return { malformed: unreadableWords('broken-workbook') }
  const { names, unpacked, unsaid } = directory
  if (unsaid || unpacked > limits.unpackedBytes || names.length > limits.zipEntries)
    return { malformed: unreadableWords('large-workbook', { most: limits.unpackedBytes / 1024 / 1024 }) }
  if (names.includes('xl/workbook.bin')) return { malformed: unreadableWords('old-office') }
  const isSheets = names.includes('xl/workbook.xml')
  const isOpen = names.includes('content.xml') && names.includes('mimetype')
  if (!isSheets && !isOpen) return { malformed: unreadableWords('archive') }
  let workbook: Workbook
  try {
    const options = { readStyles: true, maxRows: limits.rows + 30 }
    // A copy, since what unpacks it reads no shared memory.
    workbook = isSheets ? await readXlsx(bytes.slice(), options) : await readOds(bytes.slice(), options)
  } catch {
    // Whatever it says is about the insides of the file; what mends it is the same.
    return { malformed: unreadableWords('broken-workbook') }
  }
  const { sheets } = workbook
  const asked = wanted === undefined ? undefined : sheets.find(({ name }) => name === wanted)
  if (wanted !== undefined && !asked)
    return { malformed: unreadableWords('no-such-sheet', { wanted, sheets: listOf(sheets) }) }
  const kept =
    asked || !headings.memory.knows('sheet') ? undefined : sheets.find((sheet) => isKept(sheet, headings))
  const filled = sheets.filter((sheet) => rowCount(sheet) > 0)
  const sheet = asked ?? kept ?? likeliest(filled, headings)
  if (!sheet) return { malformed: unreadableWords('empty-workbook') }
  if (sheet.rows.length > limits.rows + 25) return { malformed: tooManyRows(sheet.rows.length) }
  return { ...tableOf(sheet, sheets), isSheetKept: sheet === kept }
}

/** Somebody chose the sheet of that name in an earlier file, and it has the headers that it had there. */
function isKept({ name, rows }: Sheet, { memory }: Headings): boolean {
  return rows.slice(0, FAR_DOWN).some((row) => {
    const header = namesOf(row.map((cell) => String(cell ?? '')))
    return header.length > 1 && memory.of(fileKind('workbook', header))?.choices.sheet === name
  })
}

function rowCount({ rows }: Sheet): number {
  return rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).length
}

function listOf(sheets: readonly Sheet[]): string {
  return sheets
    .slice(0, 20)
    .map(({ name }) => `“${name}”`)
    .join(', ')
}

/** The header that says most, then the rows; a hidden sheet only when no other is filled. */
function likeliest(sheets: readonly Sheet[], headings: Headings): Sheet | undefined {
  const scored = sheets.map((sheet) => {
    const known = Math.max(
      0,
      ...sheet.rows.slice(0, 25).map((row) => headings.recognisedIn(row.map((cell) => String(cell ?? '')))),
    )
    const isHidden = sheet.hidden === true || sheet.veryHidden === true
    return { sheet, score: (isHidden ? -1000 : 0) + known * 10 + Math.min(rowCount(sheet), 50) / 50 }
  })
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, one) => (best && best.score >= one.score ? best : one),
    undefined,
  )?.sheet
}

function tableOf(sheet: Sheet, sheets: readonly Sheet[]): FoundTable {
  const warnings: string[] = []
  const others = sheets.filter((other) => other !== sheet && rowCount(other) > 0)
  if (others.length > 0)
    warnings.push(
      remarkWords('sheets', {
        sheet: sheet.name,
        rows: rowCount(sheet),
        others: others
          .slice(0, 10)
          .map((other) => `“${other.name}” (${rowCount(other)})`)
          .join(', '),
      }),
    )
  const hidden = [...(sheet.rowDefs ?? [])].filter(([at, { hidden }]) => hidden && sheet.rows[at]).length
  if (hidden > 0) warnings.push(remarkWords('hidden-rows', { count: hidden }))
  const cells = sheet.rows.map((row, at) => row.map((_, column) => textOf(sheet, at, column)))
  for (const { startRow, startCol, endRow } of sheet.merges ?? []) {
    const text = cells[startRow]?.[startCol]
    // What is merged downwards holds for each of its rows; across, it is a title that spans.
    if (text)
      for (let row = startRow + 1; row <= Math.min(endRow, cells.length - 1); row++)
        cells[row]![startCol] = text
  }
  const links = sheet.rows.map((row, at) => linkIn(sheet, at, row.length))
  const header = cells.findIndex((row) => row.filter((text) => text !== '').length > 1)
  const hasLinks = links.some((link, at) => link !== '' && !cells[at]!.includes(link))
  const width = cells[header]?.length ?? 0
  const indents = indentsOf(sheet, cells)
  const rows = cells.map((row, at): Row => {
    const whole =
      hasLinks && at >= header
        ? [
            ...row,
            ...Array<string>(Math.max(0, width - row.length)).fill(''),
            at === header ? 'URL' : links[at]!,
          ]
        : row
    return foundRow(at + 1, whole, indents[at])
  })
  return {
    source: 'workbook',
    rows,
    markup: 'any',
    warnings,
    sheets: sheets.map(({ name }) => name),
    sheet: sheet.name,
  }
}

function detailOf({ cells }: Sheet, row: number, column: number): Cell | undefined {
  return cells?.get(`${row},${column}`)
}

function textOf(sheet: Sheet, row: number, column: number): string {
  const value = sheet.rows[row]![column] ?? null
  if (value === null) return ''
  if (value instanceof Date) return dayOf(value)
  if (typeof value === 'string') return detailOf(sheet, row, column)?.type === 'error' ? '' : value
  if (typeof value === 'boolean') return String(value)
  const format = detailOf(sheet, row, column)?.style?.numFmt
  // Of the many formats only these change what the number is: 1.0 is not 1, 007 is an id, 50% is not 0.5.
  if (format && /^(?:0+|0+\.0+%?|0+%)$/.test(format)) return formatValue(value, format)
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}

/** The first address that a cell of the row leads to. */
function linkIn(sheet: Sheet, row: number, width: number): string {
  for (let column = 0; column < width; column++) {
    const detail = detailOf(sheet, row, column)
    const written = /^=?HYPERLINK\(\s*"([^"]{1,2000})"/i.exec(detail?.formula ?? '')?.[1]
    const address = addressOf(detail?.hyperlink?.target) ?? addressOf(written)
    if (address) return address
  }
  return ''
}

/** How far in each row stands: by the indent of its cells, or by the groups that rows were put into. */
function indentsOf(sheet: Sheet, cells: readonly (readonly string[])[]): number[] {
  const byCell = cells.map((row, at) =>
    row.reduce(
      (most, text, column) =>
        text === '' ? most : Math.max(most, detailOf(sheet, at, column)?.style?.alignment?.indent ?? 0),
      0,
    ),
  )
  if (byCell.some((indent) => indent > 0)) return byCell
  // Groups whose sum stands below them are sums of numbers, not items below an item.
  const levels = cells.map((_, at) => sheet.rowDefs?.get(at)?.outlineLevel ?? 0)
  const first = levels.findIndex((level) => level > 0)
  return first > 1 ? levels : levels.map(() => 0)
}
