import { unreadableWords } from '#words/import.ts'
import { isObject, parseJson } from '../bytes/json.ts'
import { limits, tooManyRows } from '../limits.ts'
import type { Malformed } from './draft.ts'
import { type FoundTable, foundRow } from './found-table.ts'
import type { Headings } from './headings.ts'
import { type Records, recordRows, recordsIn } from './records.ts'

/** JSON of any tool whose objects have titles. Anything else is refused with a sentence. */
export function readJsonRecords(value: unknown, headings: Headings): FoundTable | Malformed {
  if (Array.isArray(value) && value.length > 1 && value.every(Array.isArray)) {
    const rows = value.map((cells, at) => foundRow(at + 1, cells.map(String)))
    if (headings.recognisedIn(rows[0]!.cells) >= 3) return { source: 'json', rows, headerAt: 0 }
  }
  const records = recordsIn(value, headings)
  if (records === null) return { malformed: unreadableWords('other-json', { wanted: 'any' }) }
  const fieldNames = isObject(value) && isObject(value.names) ? value.names : {}
  const rows = recordRows(records, headings, fieldNames)
  if (rows.length > limits.rows + 1) return { malformed: tooManyRows(rows.length - 1) }
  return { source: 'json', rows, headerAt: 0, isNested: true, markup: isJira(records) ? 'jira' : 'any' }
}

/** The older of Jira's doors writes wiki markup, the newer one documents. */
function isJira([first]: readonly Records[]): boolean {
  return (first?.list ?? [])
    .slice(0, 5)
    .some((entry) => isObject(entry) && isObject(entry.fields) && 'key' in entry)
}

/** One JSON value a line; null when the text is something else. A line that is cut short is refused by its number. */
export function jsonLines(text: string): { values: { value: unknown; line: number }[] } | Malformed | null {
  const lines = text.split(/\r\n|\n|\r/)
  const values: { value: unknown; line: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (!/^\s*[{[]/.test(line)) return null
    const parsed = parseJson(line)
    if ('malformed' in parsed) {
      // The first line tells what the file is; of a file that is not by lines it is only a piece.
      return values.length < 2 ? null : { malformed: unreadableWords('broken-line', { line: at + 1 }) }
    }
    values.push({ value: parsed.value, line: at + 1 })
  }
  return values.length > 1 ? { values } : null
}

export function readJsonLines(
  values: readonly { value: unknown; line: number }[],
  headings: Headings,
): FoundTable | Malformed {
  if (values.length > limits.rows) return { malformed: tooManyRows(values.length) }
  const lines = new Map<unknown, number>(values.map(({ value, line }) => [value, line]))
  const records = recordsIn(
    values.map(({ value }) => value),
    headings,
  )
  if (records === null) return { malformed: unreadableWords('other-json', { wanted: 'any' }) }
  const rows = recordRows(records, headings, {}, (record) => lines.get(record))
  return { source: 'json', rows, headerAt: 0, isNested: true, markup: 'any' }
}
