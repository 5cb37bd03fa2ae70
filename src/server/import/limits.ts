import { mostImportColumns, mostImportMegabytes, mostImportRows } from '#protocol/import-choices.ts'
import { unreadableWords } from '#words/import.ts'

/** Past these a file is refused with a sentence, so that no upload can take the server's memory or time. */
export const limits = {
  bytes: mostImportMegabytes * 1024 * 1024,
  columns: mostImportColumns,
  rows: mostImportRows,
  /** Nesting of a JSON file; the deepest real export seen has 9. */
  depth: 64,
  /** Nesting of rich text; editors stay below 30, and the parser's work grows with it. */
  htmlDepth: 200,
  htmlColumns: 500,
  /** What a workbook may unpack to; one of 100,000 full rows has 60 MB. */
  unpackedBytes: 200 * 1024 * 1024,
  zipEntries: 5000,
  /** What the domain takes for a source's id and address; anything longer is no id. */
  idLength: 200,
  urlLength: 2000,
  estimate: 10_000,
} as const

export function tooManyRows(count: number): string {
  return unreadableWords('too-many-rows', { count, most: limits.rows })
}
