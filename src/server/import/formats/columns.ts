import type { ImportField, ImportMapping, ImportRule } from '#protocol/import-report.ts'
import { type Shape, shapeOf } from './cell-shapes.ts'
import { type HeaderRead, type Headings, levelOf, singleFields, titleLevel, type Way } from './headings.ts'
import { isForeign } from './spellings.ts'
import { type StoryParts, storyPartsIn } from './story-parts.ts'
import type { Row } from './table.ts'
import type { Tool } from './tool.ts'
import { wordOf } from './words.ts'

/** The kind of what stands in a column of a tree: what its level says, or what its row says. */
export type LevelKind = 'epic' | 'story' | 'technical' | null

/** What one column of a table is. */
export interface Column {
  place: number
  header: string
  as: ImportField | null
  by: ImportRule | null
  way: Way | 'group' | 'level' | 'part'
  /** of a level: how far down it stands */
  level?: number
  kind?: LevelKind
  /** the smaller, the better it is named so */
  rank: number
}

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

/** `Title 1 … n`, `Level 1 … n`: the depth of a row is the column that it fills. */
function treeOfTitles(all: readonly Column[], free: (column: Column) => boolean): void {
  const numbered = all
    .filter(
      (column) => free(column) && (column.as === null || column.as === 'title' || column.way === 'depth'),
    )
    .map((column) => ({ column, level: titleLevel(column.header) }))
    .filter((one): one is { column: Column; level: number } => one.level !== null)
  if (numbered.length < 2) {
    // An export of one level has `Title 1` alone.
    for (const { column } of numbered)
      if (!all.some(({ as }) => as === 'title'))
        Object.assign(column, { as: 'title', by: 'header', rank: 500 })
    return
  }
  for (const { column, level } of numbered)
    Object.assign(column, { as: 'title', by: 'header', way: 'level', level, kind: null, rank: 0 })
}

interface Around {
  free: (column: Column) => boolean
  shape: (place: number) => Shape
  tool: Tool
}

interface Leveled {
  column: Column
  level: number
  kind: LevelKind
}

/** Columns that hold names of larger things: text, and not what some tool says in a column of its own. */
function leveledIn(all: readonly Column[], { free, shape, tool }: Around): Leveled[] {
  return all.flatMap((column) => {
    const found = levelOf(column.header)
    if (
      !found ||
      !free(column) ||
      column.way === 'level' ||
      (column.as !== null && column.as !== 'title' && column.as !== 'parent')
    )
      return []
    if (column.by === 'tool' || (column.rank < 1000 && found.at > 0) || tool.ownLevels === true) return []
    const { filled, text, flags } = shape(column.place)
    return filled > 0 && text > 0.5 && flags < 0.8 ? [{ column, level: found.level, kind: found.kind }] : []
  })
}

/** Epic / Feature / Story / Task, each in a column: the deepest is what the row is, the others what it belongs to. */
function treeOfKinds(all: readonly Column[], around: Around): void {
  if (all.some(({ way }) => way === 'level')) return
  const leveled = leveledIn(all, around)
  const stories = leveled.filter(({ level }) => level >= 3)
  // A column that is called a title is better than one that is called a story.
  const named =
    all.some(({ as, rank, column }: Column & { column?: never }) => as === 'title' && rank < 7 && !column) &&
    all.some(
      (column) => column.as === 'title' && !leveled.some((one) => one.column === column) && column.rank < 30,
    )
  const groups = leveled.filter(
    ({ level, column }) => level < 3 && isGroup(column, level, all, around, leveled),
  )
  if (named || stories.length === 0) {
    groupColumns(all, around)
    return
  }
  const levels = [...groups, ...firstOfEach(stories)].sort((a, b) => a.level - b.level)
  if (levels.length < 2) {
    groupColumns(all, around)
    return
  }
  for (const { column, level, kind } of levels)
    Object.assign(column, {
      as: level < 3 ? 'parent' : 'title',
      by: 'header',
      way: 'level',
      level,
      kind,
      rank: 0,
    })
  for (const column of all)
    if (around.free(column) && column.as === 'title' && column.way !== 'level')
      Object.assign(column, { as: null, by: null })
}

function firstOfEach(leveled: readonly Leveled[]): Leveled[] {
  return leveled.filter(({ level }, at) => leveled.findIndex((one) => one.level === level) === at)
}

/** Epic (and Feature, when its names come again) beside a title of its own. */
function groupColumns(all: readonly Column[], around: Around): void {
  if (all.some(({ way }) => way === 'level')) return
  const leveled = leveledIn(all, around)
  const groups = leveled.filter(
    ({ column, level }) => level < 3 && isGroup(column, level, all, around, leveled),
  )
  if (groups.length === 0) return
  const title = bestTitleOf(
    all.filter((column) => !groups.some((one) => one.column === column)),
    around.shape,
  )
  if (!title && !all.some(({ way }) => way === 'part')) return
  for (const { column, level, kind } of firstOfEach(groups))
    Object.assign(column, { as: 'parent', by: 'header', way: 'group', level, kind })
}

function isGroup(
  column: Column,
  level: number,
  all: readonly Column[],
  { shape }: Around,
  leveled: readonly Leveled[],
): boolean {
  const { filled, distinct, ids, values } = shape(column.place)
  if (ids > 0.5) return false
  // Names that are on the rows of epics only are other names of these rows: Jira's Epic Name.
  const kindAt = all.find(({ as }) => as === 'kind')
  if (level === 1 && kindAt && /name|titel|title|nom/.test(wordOf(column.header))) {
    const kinds = [...shape(kindAt.place).values].map(wordOf)
    if (kinds.some((kind) => kind.includes('epi') || kind.includes('эпик'))) return false
  }
  if (level < 2) return true
  // A feature or a capability is one only above stories, or when it comes again.
  return leveled.some((one) => one.level > level) || (distinct < filled && values.size <= filled * 0.8)
}

/** Names that may as well be a person's, a list's or a category's. */
const weakTitles = new Set(
  'name,nom,nombre,nome,naam,namn,navn,nimi,nazwa,název,ad,имя,item,card,feature,名前,이름,issue,ticket,requirement,thema,konu,нимя,temat,тема,category'
    .split(',')
    .map(wordOf),
)

function bestTitle(
  all: readonly Column[],
  free: (column: Column) => boolean,
  shape: (place: number) => Shape,
): void {
  if (all.some(({ as, way }) => as === 'title' && way === 'level')) return
  const best = bestTitleOf(all, shape)
  for (const column of all) {
    if (column.as !== 'title' || column === best || !free(column)) continue
    // What would be a title by its name is at least part of what is to be said, when it is prose.
    const { words } = shape(column.place)
    const tells = words >= 4 && levelOf(column.header)?.level === 3
    Object.assign(column, tells ? { as: 'description', rank: 5000 } : { as: null, by: null })
  }
}

function bestTitleOf(all: readonly Column[], shape: (place: number) => Shape): Column | null {
  const candidates = all
    .filter(({ as, way }) => as === 'title' && way === 'plain')
    .sort((a, b) => a.rank - b.rank)
  const [first, ...rest] = candidates
  if (!first) return null
  const { words, filled } = shape(first.place)
  const hasPeople = all.some(({ header, place }) => /mail/i.test(header) && shape(place).addresses > 0.5)
  const isWeak = weakTitles.has(wordOf(first.header)) && (words < 1.7 || hasPeople)
  const isEmpty = filled === 0
  const better = rest.find((one) => {
    const other = shape(one.place)
    return other.text > 0.5 && (isEmpty ? other.filled > 0 : isWeak && other.words >= words * 1.5)
  })
  return better ?? first
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

/** What no header says: a column of statuses or types is one, whatever it is called; without a header all are told so. */
function byCells(
  all: readonly Column[],
  { free, shape, hasHeader }: { free: Around['free']; shape: Around['shape']; hasHeader: boolean },
): void {
  const unread = () =>
    all.filter((column) => column.as === null && free(column) && shape(column.place).filled > 0)
  const has = (field: ImportField) => all.some(({ as }) => as === field)
  const take = (field: ImportField, test: (shape: Shape, column: Column) => boolean) => {
    if (has(field)) return
    const found = unread().find((column) => test(shape(column.place), column))
    if (found) Object.assign(found, { as: field, by: 'cells', way: 'plain' })
  }
  take(
    'kind',
    ({ kinds, distinct, filled, words }) =>
      kinds > 0.85 && distinct <= Math.max(2, filled * 0.7) && distinct < 15 && words < 3,
  )
  take(
    'status',
    ({ statuses, distinct, filled, kinds }) =>
      statuses > 0.75 && kinds < 0.5 && distinct <= Math.max(2, filled * 0.7) && distinct < 15,
  )
  if (hasHeader) return
  take(
    'externalId',
    ({ ids, numbers, filled, distinct }) => (ids > 0.9 || numbers > 0.9) && distinct === filled,
  )
  const id = all.find(({ as }) => as === 'externalId')
  if (id)
    take('parent', ({ values, filled, ids, numbers }, column) => {
      const known = shape(id.place).values
      return (
        column.place !== id.place &&
        filled > 0 &&
        (ids > 0.9 || numbers > 0.9) &&
        [...values].every((value) => known.has(value)) &&
        filled < shape(id.place).filled
      )
    })
  take(
    'externalUrl',
    ({ addresses, values }) => addresses > 0.8 && [...values].every((value) => value.startsWith('http')),
  )
  take(
    'estimate',
    ({ numbers, values }) =>
      numbers > 0.5 && [...values].every((value) => points.has(value.replace(',', '.'))),
  )
  const prose = unread()
    .filter(({ place }) => shape(place).text > 0.6 && shape(place).dates < 0.5)
    .sort((a, b) => titleScore(shape(b.place)) - titleScore(shape(a.place)))
  const texts = prose.filter(
    ({ place }) => shape(place).distinct > shape(place).filled * 0.6 || prose.length === 1,
  )
  const [title] = texts
    .filter(
      ({ place }) => shape(place).filled >= Math.max(...texts.map((one) => shape(one.place).filled)) * 0.9,
    )
    .sort((a, b) => a.place - b.place)
  if (title && !has('title')) Object.assign(title, { as: 'title', by: 'cells', way: 'plain' })
  const rest = texts.filter((column) => column !== title && shape(column.place).words > 1.5)
  if (!has('description') && rest[0])
    Object.assign(rest.sort((a, b) => shape(b.place).length - shape(a.place).length)[0]!, {
      as: 'description',
      by: 'cells',
      way: 'plain',
    })
}

const points = new Set('0,0.5,1,2,3,5,8,13,20,21,34,40,55,89,100'.split(','))

/** Distinct prose is what items are called; words that come again are what they are sorted by. */
function titleScore({ filled, distinct, words, text }: Shape): number {
  if (filled === 0 || text < 0.4) return 0
  return (distinct / filled) * Math.min(words, 12) * text
}

function isDistinct({ distinct, filled }: Shape): boolean {
  return distinct > filled * 0.6
}

/** With no title by name: the column that holds most prose, a free one before one that is something already. */
function proposeTitle(all: readonly Column[], shape: (place: number) => Shape): number | null {
  if (all.length === 0) return null
  const scored = all.map((column) => ({
    column,
    score: titleScore(shape(column.place)),
    words: shape(column.place).words,
    filled: shape(column.place).filled,
    isOwn: !isForeign(column.header) && isDistinct(shape(column.place)),
  }))
  const free = scored.filter(({ column }) => column.as === null && column.by === null)
  const best = (list: typeof scored) =>
    list
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.column.place - b.column.place)[0]
  const prose = best(free)
  const texts = scored.filter(
    ({ column, score }) => column.as === 'description' && column.by !== 'chosen' && score > 0,
  )
  const most = Math.max(...texts.map(({ filled }) => filled))
  const described = texts
    .filter(({ filled }) => filled >= most * 0.9)
    .sort((x, y) => x.column.rank - y.column.rank)[0]
  if (prose && (prose.isOwn || !described) && (prose.words >= 1.8 || !described || described.words < 1.8))
    return prose.column.place
  if (described) return described.column.place
  const any = best(scored.filter(({ column }) => column.by !== 'chosen'))
  return (prose ?? any ?? free[0] ?? scored[0])!.column.place
}
