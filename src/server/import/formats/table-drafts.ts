import type { ItemStatus } from '#domain/backlog/item.ts'
import { type ImportField, type ImportSkip, importExtras } from '#protocol/import-report.ts'
import { draftWords, skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { htmlToText } from '../bytes/html-text.ts'
import { limits } from '../limits.ts'
import { addressOf } from './addresses.ts'
import { cellReader } from './cells.ts'
import type { Row } from './csv-table.ts'
import type { ItemDraft } from './draft.ts'
import { estimateOf } from './estimates.ts'
import { type Headings, headerWord, titleLevel } from './headings.ts'
import { kindOf } from './kinds.ts'
import { labelsIn } from './labels.ts'
import { linkParents } from './link-parents.ts'
import { isAbandoned, statusOf, statusOfList } from './statuses.ts'
import { titleOf } from './title.ts'
import type { Tool } from './tool.ts'
import type { Warnings } from './warnings.ts'
import { wordOf } from './words.ts'

export interface MappedTable {
  tool: Tool
  header: readonly string[]
  rows: readonly Row[]
  headings: Headings
  fields: readonly (ImportField | null)[]
  delimiter: string
  rawOf: (row: Row) => string
}

/** What is read in a way of its own; any other field is read as its kind's table says. */
const readHere: ReadonlySet<ImportField> = new Set([
  'title',
  'kind',
  'status',
  'estimate',
  'description',
  'parent',
  ...importExtras,
])

/** Rows to drafts, once it is known which column is what. Remarks about the rows go to `warnings`. */
export function tableDrafts(
  table: MappedTable,
  warnings: Warnings,
): { drafts: ItemDraft[]; skipped: ImportSkip[] } {
  const { tool, header, headings, fields } = table
  const places = (field: ImportField) => headings.placesOf(field, header, fields, tool.fields)
  const at = {
    title: fields.flatMap((field, place) => (field === 'title' ? [place] : [])),
    kind: places('kind'),
    status: places('status'),
    estimate: places('estimate'),
    description: places('description'),
    id: places('externalId'),
    url: places('externalUrl'),
    parent: places('parent'),
    labels: places('labels'),
    done: header.findIndex((name) => headerWord(name) === tool.doneColumn),
    alternate: header.flatMap((name, place) =>
      (tool.alternateIds ?? []).includes(headerWord(name)) ? [place] : [],
    ),
  }
  const others = headings.fields
    .filter(({ name }) => fields.includes(name) && !readHere.has(name))
    .map((field) => ({ name: field.name, at: places(field.name), read: cellReader(field) }))
  const titleIsLast = at.title.includes(header.length - 1)
  const drafts: ItemDraft[] = []
  const skipped: ImportSkip[] = []
  const otherIds = new Map<string, ItemDraft>()
  const openAtLevel: (ItemDraft | undefined)[] = []

  for (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    const fitted = fit(row)
    const cell = (place: number) => unguarded(fitted.cells[place] ?? '')
    const filled = (list: readonly number[]) =>
      list.filter((place) => (fitted.cells[place] ?? '').trim() !== '')
    const made = titleOf(
      filled(at.title).map(cell).join(' '),
      describe(filled(at.description), cell, fitted.extra),
    )
    if (made.title === '') {
      skipped.push({
        line: row.line,
        text: excerpt(row.cells.filter((text) => text !== '').join(' ')),
        reason: emptyTitle(at.title),
      })
      continue
    }
    if (made.changed === 'lines') warnings.at(row.line, 'joined-titles')
    if (made.changed === 'length') warnings.at(row.line, 'long-titles')
    const draft: ItemDraft = {
      line: row.line,
      title: made.title,
      kind: kind(row.line, filled(at.kind).map(cell)),
      status: status(row.line, filled(at.status).map(cell), at.done === -1 ? '' : cell(at.done)),
      estimate: estimate(row.line, filled(at.estimate).map(cell)),
      description: made.description,
      externalId: id(row.line, filled(at.id).map(cell)[0] ?? ''),
      externalUrl: filled(at.url).map(cell).map(addressOf)[0] ?? null,
      parentExternalId: filled(at.parent).map(cell)[0]?.trim() ?? null,
      labels: labels(filled(at.labels).map(cell)),
    }
    const rest = restOf(row.line, (list) => filled(list).map(cell))
    if (rest) draft.rest = rest
    if (tool.tree === true) underOpenRow(draft, filled(at.title)[0])
    for (const place of filled(at.alternate)) otherIds.set(cell(place).trim(), draft)
    drafts.push(draft)
  }
  linkParents(drafts, otherIds, warnings)
  return { drafts, skipped }

  /** Cells beyond the header: rejoined when an unquoted title was split, else kept as text, never dropped. */
  function fit(row: Row): { cells: string[]; extra: string } {
    const width = header.length
    if (row.cells.length < width) warnings.at(row.line, 'few-cells')
    if (!row.cells.slice(width).some((text) => text.trim() !== '')) return { cells: row.cells, extra: '' }
    if (titleIsLast) {
      warnings.at(row.line, 'cells-joined')
      return {
        cells: [...row.cells.slice(0, width - 1), row.cells.slice(width - 1).join(table.delimiter)],
        extra: '',
      }
    }
    warnings.at(row.line, 'cells-kept')
    const surplus = row.cells
      .slice(width)
      .filter((text) => text.trim() !== '')
      .join(`${table.delimiter} `)
    // In a hand-made file an unquoted delimiter has shifted the cells, so only the line itself is sure to be whole.
    return {
      cells: row.cells,
      extra:
        tool.source === 'csv'
          ? draftWords('line', { text: table.rawOf(row) })
          : draftWords('surplus', { text: surplus }),
    }
  }

  function describe(list: readonly number[], cell: (place: number) => string, extra: string): string {
    const parts = list.map((place) => {
      const text = tool.html === true ? htmlToText(cell(place)) : cell(place)
      return place === at.description[0]
        ? text
        : draftWords('of-column', { column: header[place] ?? '', text })
    })
    return [...parts, extra].filter((part) => part !== '').join('\n\n')
  }

  function emptyTitle(titles: readonly number[]): string {
    const name = titles.map((place) => header[place]).join(', ')
    return titles.length === 0 ? skipWords('no-column') : skipWords('empty-cell', { column: name })
  }

  function kind(line: number, words: readonly string[]): ItemDraft['kind'] {
    for (const word of words) {
      const known = tool.kinds?.[wordOf(word)] ?? kindOf(word)
      if (known !== null) return known
    }
    if (words.length > 0) warnings.at(line, 'unknown-kind', words[0])
    return 'story'
  }

  function status(line: number, words: readonly string[], doneCell: string): ItemStatus {
    if (words.some(isAbandoned)) warnings.at(line, 'abandoned')
    if (doneCell.trim() !== '' && !/^(?:0|no|n|false)$/i.test(doneCell.trim())) return 'done'
    for (const word of words) {
      const known = statusOf(word)
      if (known !== null) return known
    }
    const loosely = words.map(statusOfList).find((known) => known !== null)
    if (words.length > 0 && loosely === undefined) warnings.at(line, 'unknown-status', words[0])
    return loosely ?? 'draft'
  }

  function estimate(line: number, cells: readonly string[]): number | null {
    const numbers = cells.map(estimateOf)
    if (cells.length > 0 && numbers.every((value) => value === undefined)) {
      warnings.at(line, 'no-estimate', cells[0])
    }
    return numbers.find((value) => typeof value === 'number') ?? null
  }

  /** Of the fields that nothing here knows by name, those whose cells have a value. */
  function restOf(line: number, textsAt: (list: readonly number[]) => string[]): ItemDraft['rest'] {
    const rest: { [field: string]: unknown } = {}
    for (const { name, at, read } of others) {
      const texts = textsAt(at)
      const value = texts.map(read).find((found) => found !== undefined)
      if (value !== undefined) rest[name] = value
      else if (texts.length > 0) warnings.at(line, 'not-read', texts[0])
    }
    return Object.keys(rest).length > 0 ? rest : undefined
  }

  function id(line: number, text: string): string | null {
    const trimmed = text.trim()
    if (trimmed.length > limits.idLength) return null
    if (/^\d[.,]\d+E\+\d+$/i.test(trimmed)) {
      warnings.at(line, 'rounded-ids', trimmed)
      return null
    }
    return trimmed === '' ? null : trimmed
  }

  function labels(cells: readonly string[]): string[] {
    const single = tool.labelSeparator === null
    const parts = cells.flatMap((text) => {
      const bare = /^'(.*)'$/s.exec(text.trim())?.[1] ?? text
      return single ? [bare] : bare.split(tool.labelSeparator ?? (bare.includes(';') ? ';' : ','))
    })
    return labelsIn(parts)
  }

  /** `Title 2` is a child of the last row that filled `Title 1`. An explicit parent column wins. */
  function underOpenRow(draft: ItemDraft, place: number | undefined) {
    const level = place === undefined ? null : titleLevel(header[place] ?? '')
    if (level === null) return
    openAtLevel.length = level
    openAtLevel[level] = draft
    draft.parentExternalId ??=
      openAtLevel.slice(0, level).findLast((open) => open !== undefined)?.externalId ?? null
  }
}

/** Exporters put `'` before = + - @ so that a spreadsheet does not run the cell; only such a one is taken off. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell
}
