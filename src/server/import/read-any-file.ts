import type { ImportChoices } from '#protocol/import-choices.ts'
import { isZip } from './bytes/zip-directory.ts'
import type { Malformed, Reading } from './formats/draft.ts'
import { type Headings, headingsOfItems } from './formats/headings.ts'
import { readWorkbook } from './formats/workbook.ts'
import { limits } from './limits.ts'
import { readFile } from './read-file.ts'
import { readFound } from './tools/read-found.ts'

/** `readFile`, and workbooks, which are unpacked a piece at a time. Never rejects for any bytes. */
export async function readAnyFile(
  bytes: Uint8Array,
  fileName: string,
  options: ImportChoices = {},
  headings: Headings = headingsOfItems,
): Promise<Reading | Malformed> {
  if (!isZip(bytes) || bytes.length > limits.bytes) return readFile(bytes, fileName, options, headings)
  const table = await readWorkbook(bytes, headings, options.sheet)
  const content = 'malformed' in table ? table : readFound(table, options, headings)
  return 'malformed' in content ? content : { ...content, encoding: 'utf-8' }
}
