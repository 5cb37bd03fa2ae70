import type { ImportChoices, ImportColumn, ImportSource } from '#protocol/import-report.ts'
import { draftWords, skipWords, unreadableWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { type Column, columnsOf } from '../formats/columns.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { headerPlace } from '../formats/header-row.ts'
import { type Headings, headerWord } from '../formats/headings.ts'
import type { Row, Table } from '../formats/table.ts'
import { tableDrafts } from '../formats/table-drafts.ts'
import type { Tool } from '../formats/tool.ts'
import { createWarnings, type Warnings } from '../formats/warnings.ts'
import { limits, tooManyRows } from '../limits.ts'
import { csv } from './csv.ts'
import { toolOf, tools } from './tools.ts'

export interface TableAsked {
  choices: ImportChoices
  headings: Headings
  /** the source that the format is; without it, and of a table, the tool whose header this is */
  source?: ImportSource
  /** long texts of the file as Markdown */
  markdown?(text: string, tool: Tool): string
  warnings?: Warnings
}

/**
 * Reads a table of any format and any tool.
 * Which tool is told by its header; which column is what by the person's choice first, then by the header's names,
 * then by the cells. With no title column among them the one that holds most prose is proposed, with a warning.
 */
export function readTable(table: Table, asked: TableAsked): Content | Malformed {
  const { choices, headings } = asked
  const warnings = asked.warnings ?? createWarnings()
  const at = headerPlace(table.head, headings, {
    headerAt: table.headerAt,
    firstLineIsItem: choices.firstLineIsItem,
    headerLine: choices.headerLine,
  })
  const { header, headerLine } = headerOf(table.head, at)
  if (header.length > limits.columns)
    return { malformed: unreadableWords('too-many-columns', { count: header.length, most: limits.columns }) }
  if (at === null && choices.firstLineIsItem !== true) warnings.add('numbered-columns')
  const tool = tools.find(({ source }) => source === choices.source) ?? (at === null ? csv : toolOf(header))
  const source = asked.source ?? tool.source
  const remembered = headings.remembered(source, header)
  const below = table.head.slice(at === null ? 0 : at + 1)
  const columns = columnsOf({
    header,
    rows: below,
    tool,
    headings,
    chosen: choices.mapping ?? {},
    remembered: remembered.mapping ?? {},
    hasHeader: at !== null,
  })
  const { proposed } = columns
  if (proposed !== null && header.length > 1)
    warnings.add('title-column', {
      column: header[proposed] || draftWords('this-column', { number: proposed + 1 }),
    })
  const alternates = new Set([...(tool.alternateIds ?? []), 'epic name'])
  const order = choices.order ?? remembered.order
  const read = columns.all.filter(
    (column) => column.as !== null || alternates.has(headerWord(column.header)) || column.place === order,
  )
  const picked = table.pick(
    read.map(({ place }) => place),
    header.length,
  )
  const first = at === null ? 0 : at + 1
  if (picked.length - first > limits.rows) return { malformed: tooManyRows(picked.length - first) }
  const rows = at === null ? picked : picked.slice(first)
  const content = tableDrafts(
    {
      tool,
      table,
      rows,
      columns,
      read,
      headings,
      choices,
      remembered,
      hasHeader: at !== null,
      markdown: (text) => asked.markdown?.(text, tool) ?? text,
    },
    warnings,
  )
  if (rows.length === 0) warnings.add('header-only')
  return {
    source,
    delimiter: header.length > 1 ? table.delimiter : null,
    columns: columns.all.map((column) => told(column, below)),
    drafts: content.drafts,
    skipped: [...(at === null ? [] : aboveHeader(table.head, at)), ...content.skipped],
    warnings: warnings.list(),
    found: { ...content.found, headerLine },
  }
}

function headerOf(rows: readonly Row[], at: number | null): { header: string[]; headerLine: number | null } {
  if (at !== null) return { header: namesOf(rows[at]?.cells ?? []), headerLine: rows[at]?.line ?? null }
  const width = Math.max(...rows.slice(0, 50).map(({ cells }) => cells.length))
  return {
    header: Array.from({ length: width }, (_, place) => draftWords('column', { number: place + 1 })),
    headerLine: null,
  }
}

/** Empty cells behind the last name are the delimiters that some programs end each line with. */
function namesOf(cells: readonly string[]): string[] {
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return cells.slice(0, Math.max(1, width)).map((cell) => cell.trim())
}

function aboveHeader(rows: readonly Row[], at: number) {
  return rows
    .slice(0, at)
    .flatMap(({ line, cells }) =>
      cells.some((cell) => cell.trim() !== '')
        ? [{ line, text: excerpt(cells.join(' ')), reason: skipWords('above-header') }]
        : [],
    )
}

function told({ place, header, as, by }: Column, rows: readonly Row[]): ImportColumn {
  return {
    index: place,
    header,
    samples: samplesOf(rows, place),
    as,
    by: as === null && by !== 'chosen' && by !== 'remembered' ? null : by,
  }
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
