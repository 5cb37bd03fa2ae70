import { stringify } from 'csv-stringify/sync'

/**
 * CSV for people to open: UTF-8 with the mark that Excel needs. The one place where cells are written: text that a
 * spreadsheet would run as a formula gets an apostrophe before it, since it comes from files of strangers.
 */
export function csvText(header: readonly string[], rows: readonly (string | number)[][]): string {
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: '\r\n' })
}
