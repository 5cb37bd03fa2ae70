import type { ImportChoices, ImportColumn, ImportField, ImportMapping } from '#protocol/import-report.ts'
import { draftWords, remarkWords, skipWords, unreadableWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { type Row, readTable } from '../formats/csv-table.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { type Headings, headerWord, headingsOfItems } from '../formats/headings.ts'
import { readStories } from '../formats/stories.ts'
import { tableDrafts } from '../formats/table-drafts.ts'
import type { Tool } from '../formats/tool.ts'
import { createWarnings } from '../formats/warnings.ts'
import { wordOf } from '../formats/words.ts'
import { limits, tooManyRows } from '../limits.ts'
import { asanaCsv } from './asana-csv.ts'
import { azureCsv } from './azure-csv.ts'
import { csv } from './csv.ts'
import { jiraCsv } from './jira-csv.ts'
import { linearCsv } from './linear-csv.ts'
import { gitlabCsv, redmineCsv, shortcutCsv, taigaCsv } from './other-tools.ts'
import { pivotalCsv } from './pivotal-csv.ts'

const tools: Tool[] = [
  jiraCsv,
  azureCsv,
  linearCsv,
  pivotalCsv,
  asanaCsv,
  shortcutCsv,
  gitlabCsv,
  taigaCsv,
  redmineCsv,
  csv,
]

/** Whether text that could also be prose begins with a header: a title column and at least one more known column. */
export function beginsWithHeader(text: string, headings: Headings): boolean {
  // Only the first lines are looked at; a quote mark left open by the cut is read as text.
  const head = text
    .slice(0, 16_384)
    .split(/\r\n|\n|\r/)
    .slice(0, 12)
    .join('\n')
  const first = readTable(head, headings).rows[0]
  return first !== undefined && first.cells.length > 1 && headings.recognisedIn(first.cells) >= 3
}

/**
 * Reads a table with a header, of any tool.
 * Which tool is told by its header; which column is what by `mapping` first, then by the header's names.
 * With no title column among them the first column of words is proposed, with a warning.
 */
export function readCsv(
  text: string,
  options: ImportChoices = {},
  headings: Headings = headingsOfItems,
): Content | Malformed {
  const table = readTable(text, headings)
  const warnings = createWarnings()
  // The header is no entry.
  if (table.rows.length > limits.rows + 1) return { malformed: tooManyRows(table.rows.length - 1) }
  if (table.rows.length === 0) return { malformed: unreadableWords('no-lines') }
  const { header, rows, above } = headerOf(table.rows, headings)
  if (
    above === null &&
    options.mapping === undefined &&
    table.delimiter === ',' &&
    !/(?:^|[\r\n,])"/.test(text)
  ) {
    // Prose has commas of its own: split at them, all but the first part of each line would be lost.
    const stories = readStories(text)
    if ('malformed' in stories) return stories
    const remark = remarkWords('no-header')
    return { ...stories, warnings: [remark, ...stories.warnings] }
  }
  if (header.length > limits.columns) {
    return {
      malformed: unreadableWords('too-many-columns', { count: header.length, most: limits.columns }),
    }
  }
  if (above === null) warnings.add('numbered-columns')
  const tool = tools.find(({ source }) => source === options.source) ?? toolOf(header)
  const fields = withMapping(headings.match(header, tool.fields), options.mapping ?? {})
  if (!fields.includes('title') && !Object.values(options.mapping ?? {}).includes('title')) {
    const proposed = textColumn(header, rows, fields)
    fields[proposed] = 'title'
    warnings.add('title-column', {
      column: header[proposed] || draftWords('this-column', { number: proposed + 1 }),
    })
  }
  const columns = header.map(
    (name, index): ImportColumn => ({
      index,
      header: name,
      samples: samplesOf(rows, index),
      field: fields[index] ?? null,
    }),
  )
  const content = tableDrafts(
    { tool, header, rows, headings, fields, delimiter: table.delimiter, rawOf: table.rawOf },
    warnings,
  )
  if (table.quote === "'") warnings.add('single-quotes')
  for (const line of table.brokenQuotes) {
    warnings.at(line, 'open-quote')
  }
  if (rows.length === 0) warnings.add('header-only')
  return {
    source: tool.source,
    delimiter: header.length > 1 ? table.delimiter : null,
    columns,
    drafts: content.drafts,
    skipped: [...(above ?? []), ...content.skipped],
    warnings: warnings.list(),
  }
}

const proseLike = /^(?:#\w+#|as an? |i want )/i
const farDown = 10

/**
 * The header is the first row, unless that names no title and one close below does, under rows of a cell or two
 * (a sheet's own title). A first row of sentences is no header at all: `above` is null, columns get numbers.
 */
function headerOf(
  all: Row[],
  headings: Headings,
): {
  header: string[]
  rows: Row[]
  above: { line: number; text: string; reason: string }[] | null
} {
  const first = all[0]?.cells ?? []
  const hasTitle = (cells: string[]) => headings.match(cells.slice(0, limits.columns + 1)).includes('title')
  const below = hasTitle(first)
    ? 0
    : all.slice(0, farDown).findIndex(({ cells }) => hasTitle(cells) && headings.recognisedIn(cells) >= 3)
  const above = all.slice(0, Math.max(0, below))
  if (below > 0 && above.every(({ cells }) => cells.filter((cell) => cell.trim() !== '').length <= 2)) {
    const reason = skipWords('above-header')
    return {
      header: namesOf(all[below]?.cells ?? []),
      rows: all.slice(below + 1),
      above: above
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
        .map(({ line, cells }) => ({ line, text: excerpt(cells.join(' ')), reason })),
    }
  }
  const isProse =
    headings.recognisedIn(first) === 0 &&
    first.some((cell) => cell.length > 60 || proseLike.test(cell.trim()))
  if (isProse)
    return { header: first.map((_, at) => draftWords('column', { number: at + 1 })), rows: all, above: null }
  return { header: namesOf(first), rows: all.slice(1), above: [] }
}

/** Empty cells behind the last name are the delimiters that some programs end each line with. */
function namesOf(cells: readonly string[]): string[] {
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return cells.slice(0, Math.max(1, width)).map((cell) => cell.trim())
}

function toolOf(header: readonly string[]): Tool {
  const words = new Set(header.map(headerWord))
  return (
    tools.find(({ signatures }) => signatures.some((set) => set.every((word) => words.has(wordOf(word))))) ??
    csv
  )
}

/** A title or id chosen by hand takes the place of the recognised one; a second description is added to the first. */
function withMapping(fields: (ImportField | null)[], mapping: ImportMapping): (ImportField | null)[] {
  const chosen = new Set(Object.values(mapping))
  return fields.map((field, at) => {
    const own = mapping[at]
    if (own !== undefined) return own
    const displaced = field !== null && field !== 'labels' && field !== 'description' && chosen.has(field)
    return displaced ? null : field
  })
}

function samplesOf(rows: readonly Row[], index: number): string[] {
  const samples: string[] = []
  for (const { cells } of rows) {
    const cell = cells[index]
    if (cell !== undefined && cell.trim() !== '') samples.push(excerpt(cell, 200))
    if (samples.length === 3) break
  }
  return samples
}

const notWords = [
  /^[\d\s.,:/+%#-]+$/,
  /^https?:\/\//i,
  /^[A-Z][A-Z0-9]*-\d+$/,
  /^\d{4}-\d\d-\d\dT/,
  /^\S+@\S+$/,
]

function textColumn(
  header: readonly string[],
  rows: readonly Row[],
  fields: readonly (ImportField | null)[],
): number {
  const scores = header.map((_, at) => {
    const filled = rows
      .slice(0, 50)
      .map(({ cells }) => (cells[at] ?? '').trim().slice(0, 500))
      .filter((cell) => cell !== '')
    const worded = filled.filter(
      (cell) => /\p{L}/u.test(cell) && !notWords.some((pattern) => pattern.test(cell)),
    )
    return worded.length * 2 > filled.length
  })
  const free = scores.findIndex((isText, at) => isText && fields[at] === null)
  return free !== -1 ? free : Math.max(0, scores.indexOf(true))
}
