/** One row of a table, whatever the file: a line of CSV, a row of a sheet, a row between bars. */
export interface Row {
  /** The line of the file on which the row starts, from 1; of a sheet, the row as the program numbers it. */
  line: number
  cells: string[]
  /** How far its first filled cell is indented by the sheet's own format; 0 unless known. */
  indent?: number
  /** Where it stands among the bytes of a text. */
  start?: number
  end?: number
}

/** A row of which only some cells are kept, and what is to be known of the others. */
export interface Picked extends Row {
  /** how many cells it has, and how many of them are filled */
  width: number
  filled: number
  /** its first filled cell, kept or not, and its place in the file */
  lead: string
  leadAt: number
  /** the cells beyond the header's last column, when any of them is filled */
  beyond?: string[]
}

/**
 * A table as a format's reader hands it over; from here on all are read the same way (`tools/read-table.ts`).
 * Header, titles, totals and blank rows are still in it: which row is what is found out there.
 */
export interface Table {
  /** The first few hundred rows, whole: what the columns are is told by them. */
  head: readonly Row[]
  /** All of them, of each only the cells at these places, in this order. */
  pick(places: readonly number[], width: number): Picked[]
  /** What stands between the cells of a text; null where nothing does. */
  delimiter: string | null
  /** The row that the format itself says is the header (among `head`, from 0), such as that of a Markdown table. */
  headerAt?: number
  /** The format itself tells by the indents what stands beneath what, so a row of one cell is no group. */
  isNested?: boolean
  /** Its rows stand in the order that their tool shows, whatever their order in the file. */
  isPlaced?: boolean
  /** The text of a row as it stands in the file; null where it has none of its own. */
  rawOf(row: Row): string | null
}

/** So many rows tell what the columns are. */
export const HEAD = 400

/** A table whose rows are all at hand. */
export function tableOf(
  rows: readonly Row[],
  more: {
    delimiter?: string | null
    headerAt?: number
    isNested?: boolean
    isPlaced?: boolean
    rawOf?(row: Row): string | null
  } = {},
): Table {
  return {
    head: rows.slice(0, HEAD),
    pick: (places, width) => rows.map((row) => pickFrom(row, row.cells, places, width)),
    delimiter: more.delimiter ?? null,
    ...(more.headerAt !== undefined && { headerAt: more.headerAt }),
    ...(more.isNested && { isNested: true }),
    ...(more.isPlaced && { isPlaced: true }),
    rawOf: more.rawOf ?? (() => null),
  }
}

export function pickFrom(
  row: Omit<Row, 'cells'>,
  cells: readonly string[],
  places: readonly number[],
  width: number,
): Picked {
  let filled = 0
  let lead = ''
  let leadAt = -1
  let last = -1
  for (let at = 0; at < cells.length; at++) {
    if (!isFilled(cells[at]!)) continue
    if (filled++ === 0) {
      lead = cells[at]!
      leadAt = at
    }
    last = at
  }
  const picked = new Array<string>(places.length)
  for (let at = 0; at < places.length; at++) picked[at] = cells[places[at]!] ?? ''
  return {
    ...row,
    cells: picked,
    width: cells.length,
    filled,
    lead,
    leadAt,
    ...(last >= width && { beyond: cells.slice(width) }),
  }
}

function isFilled(cell: string): boolean {
  for (let at = 0; at < cell.length; at++)
    if (cell.charCodeAt(at) > 32 && cell.charCodeAt(at) !== 160) return true
  return false
}
