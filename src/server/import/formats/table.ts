/** One row of a table, whatever the file: a line of CSV, a row of a sheet, a row between bars. */
export interface Row {
  /** The line of the file on which the row starts, from 1; of a sheet, the row as the program numbers it. */
  line: number
  cells: string[]
  /** How far its first filled cell is indented, by the sheet's own format or by white space; 0 unless known. */
  indent?: number
}

/**
 * A table as a format's reader hands it over; from here on all are read the same way (`readTableRows`).
 * Header, titles, totals and blank rows are still in it: which row is what is found out there.
 */
export interface Table {
  rows: readonly Row[]
  /** What stands between the cells of a text; null where nothing does. */
  delimiter: string | null
  /** The row that the format itself says is the header (0 based among `rows`), such as that of a Markdown table. */
  headerAt?: number
  /** The text of a row as it stands in the file. */
  rawOf(row: Row): string
  /** Remarks of the reader. */
  warnings?: readonly string[]
}
