import type { ImportField, ImportMapping } from '#protocol/import-choices.ts'
import { type Shape, shapeOf } from './cell-shapes.ts'
import type { Column } from './column.ts'
import { groupColumns, treeOfKinds, treeOfTitles } from './column-trees.ts'
import { byCells } from './columns-by-cells.ts'
import { type HeaderRead, type Headings, levelOf, singleFields, type Way } from './headings.ts'
import { type StoryParts, storyPartsIn } from './story-parts.ts'
import type { Row } from './table.ts'
import { bestTitle, proposeTitle } from './title-column.ts'
import type { Tool } from './tool.ts'
import { wordOf } from './words.ts'

export interface Columns {
  all: Column[]
  parts: StoryParts | null
  /** a title that nothing named so */
  proposed: number | null
}

export interface ColumnsAsked {
  header: readonly string[]
  /** rows below the header */
  rows: readonly Row[]
  tool: Tool
  headings: Headings
  chosen: ImportMapping
  remembered: ImportMapping
  hasHeader: boolean
}

/** Decides what each column is: as somebody chose, as the tool writes, as its header says, as its cells look. */
export function columnsOf(asked: ColumnsAsked): Columns {
  const { header, rows, tool, headings, chosen, remembered } = asked
  const shapes = new Map<number, Shape>()
  const shape = (place: number) => {
    let found = shapes.get(place)
    if (!found) {
      found = shapeOf(cellsAt(rows, place))
      shapes.set(place, found)
    }
    return found
  }
  const all = header.map((name, place): Column => fromHeader(name, place, asked, shape))
  inOtherWords(all, asked, shape)
  const taken = new Set<ImportField>()
  for (const column of all) {
    const mapping = column.place in chosen ? chosen : column.place in remembered ? remembered : null
    if (!mapping) continue
    column.by = mapping === chosen ? 'chosen' : 'remembered'
    choose(column, mapping[column.place] ?? null, shape(column.place), headings)
    if (column.as !== null) taken.add(column.as)
  }
  const free = (column: Column) => column.by !== 'chosen' && column.by !== 'remembered'
  const drop = (column: Column) => Object.assign(column, { as: null, by: null, way: 'plain' })
  // A title or id chosen by hand takes the place of the recognised one; a second description is added to the first.
  for (const column of all)
    if (
      free(column) &&
      column.as &&
      taken.has(column.as) &&
      column.as !== 'labels' &&
      column.as !== 'description'
    )
      drop(column)

  const parts = taken.has('title') ? null : storyPartsIn(header)
  const own = all.filter((column) => column.as === 'title' && (column.rank < 1000 || column.by === 'chosen'))
  if (parts && own.filter(({ place }) => ![parts.who, parts.want, parts.why].includes(place)).length === 0)
    for (const place of [parts.who, parts.want, parts.why])
      if (place !== null && free(all[place]!))
        Object.assign(all[place]!, { as: 'title', by: 'header', way: 'part' })
  const composes = parts !== null && all[parts.want]!.way === 'part'
  if (composes)
    for (const column of all) if (free(column) && column.as === 'title' && column.way !== 'part') drop(column)

  if (!taken.has('title') && !composes) {
    treeOfTitles(all, free)
    treeOfKinds(all, { free, shape, tool })
    bestTitle(all, free, shape)
  } else groupColumns(all, { free, shape, tool })
  for (const field of singleFields)
    if (field !== 'title' && !taken.has(field)) onlyBest(all, field, shape, free)
  byCells(all, { free, shape, hasHeader: asked.hasHeader })
  const proposed = all.some(({ as }) => as === 'title') ? null : proposeTitle(all, shape)
  if (proposed !== null) Object.assign(all[proposed]!, { as: 'title', by: 'cells', way: 'plain' })
  return { all, parts: composes ? parts : null, proposed }
}

function* cellsAt(rows: readonly Row[], place: number): Generator<string> {
  for (const { cells } of rows) yield cells[place] ?? ''
}

function fromHeader(
  header: string,
  place: number,
  { tool, headings, hasHeader }: ColumnsAsked,
  shape: (place: number) => Shape,
): Column {
  const none: Column = { place, header, as: null, by: null, way: 'plain', rank: Number.POSITIVE_INFINITY }
  if (!hasHeader) return none
  const read = headings.read(header, tool.fields)
  if (!read || !fits(read, shape(place))) return none
  const by = tool.fields?.[read.field]?.some((word) => wordOf(word) === wordOf(header)) ? 'tool' : 'header'
  const way =
    read.field === 'status' && read.way !== 'plain' && !isWay(read.way, shape(place)) ? 'plain' : read.way
  // "Done" above names is no status at all.
  if (way !== read.way && read.way !== 'percent' && read.way !== 'category') return none
  return { place, header, as: read.field, by, way, rank: read.rank }
}

/** A tool that speaks another language than is known of it: fields that none of its own names told are told by any. */
function inOtherWords(
  all: readonly Column[],
  { tool, headings, hasHeader }: ColumnsAsked,
  shape: (place: number) => Shape,
): void {
  if (!hasHeader || !tool.fields) return
  const untold = Object.keys(tool.fields).filter((field) => !all.some(({ as }) => as === field))
  for (const column of all) {
    const read = column.as === null ? headings.read(column.header) : null
    if (read && untold.includes(read.field) && read.way === 'plain' && fits(read, shape(column.place)))
      Object.assign(column, { as: read.field, by: 'header', way: read.way, rank: read.rank })
  }
}

/** Whether the cells can be what the header says; a column that is empty can be anything. */
function fits({ field, way, rank }: HeaderRead, shape: Shape): boolean {
  if (shape.filled === 0) return true
  if (field === 'externalId') return shape.words < 2.5 || shape.ids > 0.4
  if (field === 'estimate') return shape.estimates > 0 || shape.words < 3
  if (field === 'kind') return shape.words < 5
  if (field === 'status' && way === 'plain') return shape.words < 8
  if (field === 'date') return shape.dates > 0.3 || rank < 5
  if (field === 'rank') return shape.words < 2
  if (field === 'parent' && way === 'depth') return shape.numbers > 0.9 && shape.distinct < 12
  if (field === 'parent' && way === 'outline') return shape.ids + shape.numbers > 0.8
  return true
}

function isWay(way: Way, shape: Shape): boolean {
  if (shape.filled === 0) return true
  if (way === 'finished' || way === 'ended' || way === 'archived')
    return shape.dates > 0.5 || shape.flags > 0.8
  if (way === 'percent') return shape.statuses < 0.2 || shape.numbers > 0.5 || percents(shape)
  return true
}

function percents({ values }: Shape): boolean {
  return [...values].every((value) => /^\d{1,3}(?:[.,]\d+)?\s*%?$/.test(value))
}

/** What a person says that a column is; in which way it says so is told by its header and cells. */
function choose(column: Column, as: ImportField | null, shape: Shape, headings: Headings): void {
  const read = headings.read(column.header)
  column.as = as
  column.rank = -1
  column.way = read && read.field === as ? read.way : 'plain'
  if (
    as === 'status' &&
    column.way === 'plain' &&
    (shape.dates > 0.5 || (shape.flags > 0.8 && shape.statuses < 0.8))
  )
    column.way = 'finished'
  if (as === 'parent' && column.way === 'plain' && (levelOf(column.header)?.level ?? 9) < 3)
    column.way = 'group'
}

/** One column only: the best named of those that are filled. */
function onlyBest(
  all: readonly Column[],
  field: ImportField,
  shape: (place: number) => Shape,
  free: (column: Column) => boolean,
): void {
  const found = all.filter((column) => column.as === field).sort((a, b) => a.rank - b.rank)
  const best = found.find(({ place }) => shape(place).filled > 0) ?? found[0]
  for (const column of found)
    if (column !== best && free(column)) Object.assign(column, { as: null, by: null })
}
