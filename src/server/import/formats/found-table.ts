import type { ImportSource } from '#protocol/import-choices.ts'
import type { ImportSkip } from '#protocol/import-report.ts'
import type { Markup } from '../markup/markdown-of.ts'
import type { Row } from './table.ts'

/**
 * What a file that is no CSV holds, as a table: whatever the format, the items in it are made in one place, and a
 * person can say of each column and each word what it is. A row that stands further in stands beneath the last one
 * that does not stand so far in.
 */
export interface FoundTable {
  source: ImportSource
  rows: Row[]
  /** where the format itself says which row is the header */
  headerAt?: number
  /** how its long texts are written, where the format tells */
  markup?: Markup
  /** its indents tell what stands beneath what */
  isNested?: boolean
  /** its rows stand in the order that the tool shows, by a position of its own */
  isPlaced?: boolean
  skipped?: ImportSkip[]
  warnings?: string[]
  /** of a workbook */
  sheets?: string[]
  sheet?: string
  /** the sheet was chosen for an earlier file */
  isSheetKept?: boolean
}

export function foundRow(line: number, cells: string[], indent = 0): Row {
  return { line, cells, indent }
}
