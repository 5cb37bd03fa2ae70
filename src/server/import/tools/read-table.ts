import type { ImportChoices, ImportSource } from '#protocol/import-choices.ts'
import type { ImportColumn, ImportRemembered, ImportWord } from '#protocol/import-report.ts'
import { draftWords, skipWords, unreadableWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import type { Column } from '../formats/column.ts'
import { columnsOf } from '../formats/columns.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { FAR_DOWN, type HeaderPlace, headerPlace, namesOf } from '../formats/header-row.ts'
import { type Headings, headerWord } from '../formats/headings.ts'
import { choicesFrom, fileKind } from '../formats/memory.ts'
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
  const { headings } = asked
  const warnings = asked.warnings ?? createWarnings()
  const { headerLine: wanted, firstLineIsItem } = asked.choices
  if (table.headerAt !== undefined && (firstLineIsItem || wanted !== undefined))
    return { malformed: unreadableWords('no-header') }
  if (wanted !== undefined && !table.head.some(({ line }) => line === wanted))
    return { malformed: unreadableWords('no-header-line', { line: wanted }) }
  const { at, isKept } = placeOfHeader(table, asked)
  const { header, headerLine } = headerOf(table.head, at)
  if (header.length > limits.columns)
    return { malformed: unreadableWords('too-many-columns', { count: header.length, most: limits.columns }) }
  const found = asked.source ?? (at === null ? csv : toolOf(header)).source
  const kind = fileKind(found, at === null ? { width: header.length } : header)
  const kept = headings.memory.of(kind)
  const remembered = kept ? choicesFrom(kept, header) : {}
  const choices = byPlaces(asked.choices, header)
  if ('malformed' in choices) return choices
  if (at === null && choices.firstLineIsItem !== true && !isKept) warnings.add('numbered-columns')
  const said = choices.source ?? remembered.source
  const tool = tools.find(({ source }) => source === said) ?? (at === null ? csv : toolOf(header))
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
  const lead = leadOf(at === null ? undefined : table.head[at - 1])
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
      lead,
      markdown: (text) => asked.markdown?.(text, tool) ?? text,
    },
    warnings,
  )
  if (rows.length === 0) warnings.add('header-only')
  const isBy = ({ by }: { by: string | null }) => by === 'remembered'
  const words = (field: ImportWord['field']) =>
    content.found.words.some((word) => word.field === field && isBy(word))
  const used: [ImportRemembered, boolean][] = [
    ['source', choices.source === undefined && remembered.source !== undefined],
    ['header', isKept],
    ['mapping', columns.all.some(isBy)],
    ['order', choices.order === undefined && remembered.order !== undefined],
    ['statuses', words('status')],
    ['kinds', words('kind')],
    ['estimates', words('estimate')],
  ]
  return {
    source: asked.source ?? tool.source,
    delimiter: header.length > 1 ? table.delimiter : null,
    columns: columns.all.map((column) => told(column, below)),
    drafts: content.drafts,
    skipped: [
      ...(at === null ? [] : aboveHeader(table.head, at)).filter(
        ({ line }) => !content.isLed || line !== lead?.line,
      ),
      ...content.skipped,
    ],
    warnings: warnings.list(),
    found: { ...content.found, headerLine },
    recalled: { kind, kept, used: used.flatMap(([what, isUsed]) => (isUsed ? [what] : [])) },
  }
}

/** Where the header stands: as somebody says, as they said of an earlier file of the kind, as it looks. */
function placeOfHeader(
  { head, headerAt }: Table,
  { choices, headings, source }: TableAsked,
): { at: HeaderPlace; isKept: boolean } {
  const { firstLineIsItem, headerLine } = choices
  const at = headerPlace(head, headings, { headerAt, firstLineIsItem, headerLine })
  const isSaid = firstLineIsItem !== undefined || headerLine !== undefined || headerAt !== undefined
  if (isSaid || !headings.memory.knows('header')) return { at, isKept: false }
  const keptAt = head.slice(0, FAR_DOWN).findIndex(({ cells }) => {
    const header = namesOf(cells)
    if (header.length < 2) return false
    return headings.memory.of(fileKind(source ?? toolOf(header).source, header))?.choices.header === 'line'
  })
  if (keptAt !== -1) return { at: keptAt, isKept: true }
  // Of a table without a header only its width is known, so a line that names something is rather a header.
  const { header } = headerOf(head, at)
  const bare = headings.memory.of(fileKind(source ?? csv.source, { width: header.length }))
  const isBare = at !== null && bare?.choices.header === 'none' && headings.recognisedIn(header) === 0
  return isBare ? { at: null, isKept: true } : { at, isKept: false }
}

/** Columns that are chosen by their headers, by their positions. */
function byPlaces(choices: ImportChoices, header: readonly string[]): ImportChoices | Malformed {
  const { columns = {}, orderBy, ...rest } = choices
  const unknown: string[] = []
  const placesOf = (name: string): number[] => {
    const same = header.flatMap((text, place) => (text === name ? [place] : []))
    const word = headerWord(name)
    const near =
      same.length > 0 ? same : header.flatMap((text, place) => (headerWord(text) === word ? [place] : []))
    if (near.length === 0) unknown.push(name)
    return near
  }
  const mapping = { ...rest.mapping }
  const places = [
    ...Object.keys(mapping).map(Number),
    ...(typeof rest.order === 'number' ? [rest.order] : []),
  ]
  unknown.push(...places.filter((place) => place >= header.length).map((place) => String(place + 1)))
  for (const [name, field] of Object.entries(columns))
    for (const place of placesOf(name)) mapping[place] = field
  const [order] = orderBy === undefined ? [] : placesOf(orderBy)
  if (unknown.length === 0)
    return {
      ...rest,
      ...(Object.keys(mapping).length > 0 && { mapping }),
      ...(order !== undefined && { order }),
    }
  const listed = header.map((text, place) => text || draftWords('this-column', { number: place + 1 }))
  return {
    malformed: unreadableWords('unknown-column', { column: unknown.join(', '), columns: listed.join(', ') }),
    code: 'unknown-column',
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

/** The one cell of a row that has no other. */
function leadOf(row: Row | undefined): { line: number; text: string } | null {
  const [text, more] = row?.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? []
  return row && text !== undefined && more === undefined ? { line: row.line, text } : null
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
