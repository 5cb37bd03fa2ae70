import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import { type ImportField, importExtras, importUnplaced } from '#protocol/import-choices.ts'
import { draftWords } from '#words/import.ts'
import { limits } from '../limits.ts'
import { addressOf } from './addresses.ts'
import { isDate, shapeOf } from './cell-shapes.ts'
import { cellReader } from './cells.ts'
import type { ItemDraft, Kept } from './draft.ts'
import { estimateOf, isSize } from './estimates.ts'
import { headerWord } from './headings.ts'
import { readKind } from './kinds.ts'
import { kindOfLabels, statusOfLabels } from './label-words.ts'
import { labelsIn, labelsOfCell, withoutColour } from './labels.ts'
import { pointsInTitle } from './points-in-title.ts'
import type { RowCells } from './row-cells.ts'
import { type RowStatus, rowStatus, type StatusKnown, saysYes } from './row-status.ts'
import { createStatusReader } from './statuses.ts'
import { storyOf } from './story-parts.ts'
import type { MappedTable } from './table-drafts.ts'
import { titleOf } from './title.ts'
import type { Warnings } from './warnings.ts'
import type { WordTally } from './word-tally.ts'
import { wordOf } from './words.ts'

export interface RowReader {
  /** '' when the row has none */
  titleOf(cells: RowCells): string
  /** The row as a draft; of a row that its tool has put away nothing is made. */
  draft(cells: RowCells, title: string, kind?: ItemKind, kindIsSure?: boolean): ItemDraft | 'archived'
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
const nothing = new Set([
  'none',
  'no priority',
  'n/a',
  '-',
  '–',
  '—',
  'null',
  'unassigned',
  'nobody',
  'undefined',
  '[]',
  '0',
  'nicht zugewiesen',
  'non assigné',
  'sin asignar',
  'не назначен',
])

/** Reads the fields of rows, all but their titles and what they stand beneath. */
export function createRowReader(mapped: MappedTable, warnings: Warnings, tally: WordTally): RowReader {
  const { tool, columns, read, headings, choices, remembered, markdown } = mapped
  const kinds = kindsKnown(mapped)
  const chosen = {
    status: chosenWords(choices.statuses, remembered.statuses),
    kind: chosenWords(choices.kinds, remembered.kinds),
    estimate: chosenWords(choices.estimates, remembered.estimates),
  }
  const status = statusKnown(mapped, new Map([...chosen.status].map(([word, { value }]) => [word, value])))
  const others = headings.fields
    .filter(({ name }) => read.some(({ as }) => as === name) && !readHere.has(name))
    .map((field) => ({ name: field.name, read: cellReader(field) }))
  const isTrello = read.some(
    ({ header }) => headerWord(header) === 'card name' || headerWord(header) === 'due complete',
  )
  const hasPoints = read.some(({ as }) => as === 'estimate')
  const unplaced = importUnplaced.filter((what) => read.some(({ as }) => as === what))

  function kindOf(
    line: number,
    words: readonly string[],
    labels: readonly string[],
    level: ItemKind | undefined,
    isSure: boolean,
  ): ItemKind {
    const word = words[0] ?? (isSure && level ? undefined : (kindOfLabels(labels) ?? undefined))
    if (word === undefined) return level ?? 'story'
    const spelled = wordOf(word)
    const said = chosen.kind.get(spelled)
    const own = kinds[spelled]
    const found = own ? { kind: own, sure: true } : readKind(word)
    const kind = said?.value ?? found.kind
    tally.add('kind', word, kind, {
      sure: said !== undefined || found.sure,
      by: said?.by ?? (found.sure ? 'known' : 'guessed'),
    })
    if (!said && !found.sure) warnings.at(line, 'unknown-kind', word)
    return kind
  }

  function statusOf(line: number, cells: RowCells, labels: readonly string[]): ItemStatus {
    const words = cells.texts('status', 'plain')
    const scoped = words.length < 2 ? statusOfLabels(labels, 'scope') : null
    const isOpenWord = words.length === 0 || status.reader.read(words[0]!).status === 'draft'
    const found = rowStatus(
      {
        words:
          scoped !== null && isOpenWord && status.reader.read(scoped).status !== 'done' ? [scoped] : words,
        categories: cells.texts('status', 'category'),
        finished: cells.texts('status', 'finished'),
        ended: cells.texts('status', 'ended'),
        resolutions: cells.texts('status', 'resolution'),
        percents: cells.texts('status', 'percent'),
      },
      status,
    )
    if (
      found.ended ||
      [...words, ...cells.texts('status', 'resolution')].some(
        (word) => status.reader.read(word).sense === 'ended',
      )
    )
      warnings.at(line, 'abandoned')
    if (found.word !== null) {
      const spelled = wordOf(found.word)
      const isSure = found.by === 'chosen' || found.by === 'tool' || (found.read?.sure ?? false)
      // What a ticked item is says nothing of the word that it still has.
      const { read } = found
      const isOverruled = found.by === 'tool' && read !== null && read.sure && read.status !== 'done'
      tally.add(
        'status',
        found.word,
        isOverruled ? read.status : found.status,
        {
          sure: isSure,
          by: (found.by === 'chosen' && chosen.status.get(spelled)?.by) || (isSure ? 'known' : 'guessed'),
        },
        insteadOf(found, cells),
      )
      if (!isSure && found.status === 'draft') warnings.at(line, 'unknown-status', found.word)
    }
    return found.status
  }

  /** Which column said what the row became. */
  function insteadOf({ status, mark }: RowStatus, cells: RowCells) {
    if (mark === null) return null
    const { way, isBlank } = mark
    const cell = cells.of('status').find(({ column }) => column.way === way)
    const column = cell?.column ?? read.find((other) => other.as === 'status' && other.way === way)
    if (!column) return null
    const why = isBlank ? 'blank' : cell && isDate(cell.text.trim()) ? 'date' : 'says'
    return { takenFor: status, column: column.header, why } as const
  }

  function estimate(line: number, cells: readonly string[]): number | null {
    const word = cells[0]
    const said = word === undefined ? undefined : chosen.estimate.get(wordOf(word))
    if (word !== undefined && said) {
      const { value, by } = said
      tally.add('estimate', word, value === null ? null : String(value), { sure: true, by })
      return value
    }
    const numbers = cells.map(estimateOf)
    const found = numbers.find((value) => typeof value === 'number') ?? null
    if (found === null && cells.length > 0 && numbers.every((value) => value === undefined)) {
      warnings.at(line, 'no-estimate', cells[0])
      tally.add('estimate', cells[0]!, null, { sure: false, by: 'guessed' })
    } else if (cells[0] !== undefined && found !== null && isSize(cells[0]))
      tally.add('estimate', cells[0], String(found), { sure: false, by: 'guessed' })
    return found
  }

  function describe(cells: RowCells): string {
    const [first, ...more] = cells.of('description')
    const lead = first ? markdown(first.text) : ''
    const parts = more.map(({ column, text }) =>
      draftWords('of-column', { column: column.header, text: markdown(text) }),
    )
    return [lead, ...parts, cells.extra].filter((part) => part !== '').join('\n\n')
  }

  /** Of the fields that nothing here knows by name, those whose cells have a value. */
  function restOf(cells: RowCells): ItemDraft['rest'] {
    const rest: { [field: string]: unknown } = {}
    for (const { name, read: readCell } of others) {
      const texts = cells.texts(name)
      const value = texts.map(readCell).find((found) => found !== undefined)
      if (value !== undefined) rest[name] = value
      else if (texts.length > 0) warnings.at(cells.line, 'not-read', texts[0])
    }
    return Object.keys(rest).length > 0 ? rest : undefined
  }

  function keptOf(cells: RowCells): Kept[] | undefined {
    const kept: Kept[] = []
    for (const what of unplaced)
      for (const { column, text } of cells.of(what)) {
        if (what === 'person' && /mail|\bid$/i.test(column.header) && kept.some((one) => one.what === what))
          continue
        const value = /^\[.*\]$/s.test(text.trim()) ? labelsOfCell(text, ',').join(', ').trim() : text.trim()
        if (value === '' || nothing.has(wordOf(value)) || nothing.has(value)) continue
        const before = kept.find((one) => one.what === what && one.name === column.header)
        if (before) before.value += `, ${value}`
        else kept.push({ what, name: column.header || what, value })
      }
    return kept.length > 0 ? kept : undefined
  }

  function id(line: number, text: string): string | null {
    const trimmed = text.trim()
    if (trimmed.length > limits.idLength) return null
    if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(trimmed)) {
      warnings.at(line, 'rounded-ids', trimmed)
      return null
    }
    return trimmed === '' ? null : trimmed
  }

  return {
    titleOf(cells) {
      if (columns.parts) return storyOf(columns.parts, cells.at)
      return cells.texts('title').join(' ').trim()
    },
    draft(cells, title, level, isSure = false) {
      const archived = cells.texts('status', 'archived')
      if (archived.some((text) => saysYes(text) && !/\d{4}/.test(text))) return 'archived'
      const pointed = isTrello && !hasPoints ? pointsInTitle(title) : { title, points: '' }
      if (pointed.points !== '') warnings.at(cells.line, 'points-in-titles')
      const made = titleOf(pointed.title, describe(cells))
      if (made.changed === 'lines') warnings.at(cells.line, 'joined-titles')
      if (made.changed === 'length') warnings.at(cells.line, 'long-titles')
      const split = cells.texts('labels').flatMap((text) => labelsOfCell(text, tool.labelSeparator))
      const labels = labelsIn(isTrello ? split.map(withoutColour) : split)
      const draft: ItemDraft = {
        line: cells.line,
        title: made.title,
        kind: kindOf(cells.line, cells.texts('kind'), labels, level, isSure),
        status: statusOf(cells.line, cells, labels),
        estimate: estimate(cells.line, pointed.points ? [pointed.points] : cells.texts('estimate')),
        description: made.description,
        externalId: id(cells.line, cells.texts('externalId')[0] ?? ''),
        externalUrl: cells.texts('externalUrl').map(addressOf)[0] ?? null,
        parentExternalId: null,
        labels,
      }
      const rest = restOf(cells)
      if (rest) draft.rest = rest
      const kept = keptOf(cells)
      if (kept) draft.kept = kept
      return draft
    },
  }
}

/** What words stand for because somebody said so, now or of an earlier file. */
function chosenWords<V>(
  now: Record<string, V> = {},
  before: Record<string, V> = {},
): Map<string, { value: V; by: 'chosen' | 'remembered' }> {
  const of = (words: Record<string, V>, by: 'chosen' | 'remembered') =>
    Object.entries(words).map(([word, value]) => [wordOf(word), { value, by }] as const)
  return new Map([...of(before, 'remembered'), ...of(now, 'chosen')])
}

function statusKnown({ tool, rows, read }: MappedTable, chosen: StatusKnown['chosen']): StatusKnown {
  const cellsOf = (way: string) =>
    read.flatMap((column, index) => (column.as === 'status' && column.way === way ? [{ column, index }] : []))
  const words = cellsOf('plain').flatMap(({ index }) => [
    ...new Set(rows.slice(0, 3000).map(({ cells }) => cells[index]!)),
  ])
  // Due Complete is ticked by some and left by most, so that a blank one says nothing.
  const marks = cellsOf('finished').filter(({ column }) => !/due/.test(headerWord(column.header)))
  const shapes = marks.map(({ index }) => shapeOf(rows.slice(0, 3000).map(({ cells }) => cells[index]!)))
  const isMachine = shapes.some(({ filled, flags }) => filled > 0 || flags > 0)
  const silence = marks.length === 0 ? 'nothing' : tool.saysFinished || isMachine ? 'no' : 'doubt'
  return {
    reader: createStatusReader(tool.statuses, words),
    chosen,
    silence,
  }
}

function kindsKnown({ tool, rows, read }: MappedTable): Record<string, ItemKind> {
  const at = read.findIndex(({ as }) => as === 'kind')
  if (!tool.kindsUnless || at === -1) return tool.kinds ?? {}
  const { has, kinds } = tool.kindsUnless
  const there = rows.some(({ cells }) => has.includes(wordOf(cells[at]!)))
  return there ? (tool.kinds ?? {}) : { ...tool.kinds, ...kinds }
}
