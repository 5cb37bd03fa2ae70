import type { Around, Column, LevelKind } from './column.ts'
import { levelOf, titleLevel } from './headings.ts'
import { bestTitleOf } from './title-column.ts'
import { wordOf } from './words.ts'

/** `Title 1 … n`, `Level 1 … n`: the depth of a row is the column that it fills. */
export function treeOfTitles(all: readonly Column[], free: (column: Column) => boolean): void {
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
export function treeOfKinds(all: readonly Column[], around: Around): void {
  if (all.some(({ way }) => way === 'level')) return
  const leveled = leveledIn(all, around)
  const stories = leveled.filter(({ level }) => level >= 3)
  // A column that is called a title is better than one that is called a story.
  const named =
    all.some(({ as, rank }) => as === 'title' && rank < 7) &&
    all.some(
      (column) => column.as === 'title' && !leveled.some((one) => one.column === column) && column.rank < 30,
    )
  const most = Math.max(...stories.map(({ column }) => around.shape(column.place).filled))
  // A column that more rows fill than any of the others is what they are called.
  const fuller = all.some(
    (column) =>
      column.as === 'title' &&
      !leveled.some((one) => one.column === column) &&
      around.shape(column.place).filled > most,
  )
  const groups = leveled.filter(
    ({ level, column }) => level < 3 && isGroup(column, level, all, around, leveled),
  )
  if (named || fuller || stories.length === 0) {
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
export function groupColumns(all: readonly Column[], around: Around): void {
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
