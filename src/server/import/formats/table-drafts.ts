import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportSkip } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { inOrder, orderOf } from './backlog-order.ts'
import { bareDraft } from './bare-draft.ts'
import type { Column } from './column.ts'
import type { Columns } from './columns.ts'
import type { Findings, ItemDraft } from './draft.ts'
import type { Headings } from './headings.ts'
import { createItemTies } from './item-ties.ts'
import { createLevelTree, kindOfLevel, type Level, ownedAbove } from './level-tree.ts'
import { repeatedHeaders } from './repeated-headers.ts'
import { createCells, type RowCells } from './row-cells.ts'
import { createRowReader } from './row-reader.ts'
import { groupRowsIn, isRule, isTotal } from './row-sorts.ts'
import type { Picked, Table } from './table.ts'
import type { Tool } from './tool.ts'
import { unplacedIn } from './unplaced.ts'
import type { Warnings } from './warnings.ts'
import { createWordTally, type WordTally } from './word-tally.ts'
import { saysNothing } from './words.ts'

export interface MappedTable {
  tool: Tool
  table: Table
  rows: readonly Picked[]
  columns: Columns
  /** those of the columns whose cells the rows have, in their order */
  read: readonly Column[]
  headings: Headings
  choices: ImportChoices
  remembered: ImportChoices
  hasHeader: boolean
  /** what stands by itself right above the header: the name of the rows below it, where other headers have theirs */
  lead: { line: number; text: string } | null
  /** how long texts are written */
  markdown: (text: string) => string
}

export interface TableDrafts {
  drafts: ItemDraft[]
  skipped: ImportSkip[]
  /** what stood above the header became the group of the first rows */
  isLed: boolean
  found: Omit<Findings, 'headerLine' | 'sheets' | 'sheet'>
}

/** Rows to drafts, once it is known which column is what. Remarks about the rows go to `warnings`. */
export function tableDrafts(mapped: MappedTable, warnings: Warnings): TableDrafts {
  const { rows, columns, read } = mapped
  const choice = mapped.choices.order ?? mapped.remembered.order
  const tally = createWordTally()
  const reader = createRowReader(mapped, warnings, tally)
  const cells = createCells(mapped, warnings)
  const at = new Map(read.map(({ place }, index) => [place, index]))
  const titles = read.flatMap(({ as }, index) => (as === 'title' ? [index] : []))
  const levels = read
    .map((column, index): Level & { level: number; way: string } => ({
      at: index,
      kind: column.kind ?? null,
      isOwn: column.as === 'title',
      level: column.level ?? 0,
      way: column.way,
    }))
    .filter(({ way }) => way === 'level' || way === 'group')
    .sort((a, b) => a.level - b.level)
  const isTree = levels.some(({ way }) => way === 'level')
  const tree = createLevelTree(levels)
  const owned = isTree
    ? ownedAbove(
        rows,
        levels,
        read.map((_, index) => index),
      )
    : new Set<number>()
  const mergedGroups = !isTree && levels.length > 0 && isMerged(rows, levels)
  const isGroupRow =
    isTree || mapped.table.isNested
      ? () => false
      : groupRowsIn(rows, titles[0] ?? null, tellingIn(read), mayLead)

  function mayLead(place: number): boolean {
    const as = columns.all[place]?.as ?? null
    return as === null || as === 'title' || as === 'externalId'
  }

  const drafts: ItemDraft[] = []
  const skipped: ImportSkip[] = []
  const ties = createItemTies(mapped.table.isNested === true, warnings)
  const { above, implied } = ties
  const ranks = new Map<ItemDraft, string>()
  let openGroup: ItemDraft | null = null
  let carried: string[] = []

  const skip = (row: Picked, reason: string) =>
    skipped.push({
      line: row.line,
      text: excerpt(row.cells.filter((text) => text !== '').join(' ') || row.lead),
      reason,
    })

  const headers = mapped.hasHeader ? repeatedHeaders(read) : null
  let moved: (number | undefined)[] | null = null
  /** of the rows beneath the last one, which begin with nothing */
  let inside: (number | undefined)[] | null = null
  let last: ItemDraft | null = null
  // Where the headers further down have names above them, what stands above the first is one, too, and no title.
  const isLed =
    mapped.lead !== null && rows.some((row, place) => headers?.isSame(row) && rows[place - 1]?.filled === 1)
  if (isLed) {
    openGroup = bareDraft(mapped.lead!.line, mapped.lead!.text, 'epic')
    drafts.push(openGroup)
  }
  for (const [place, given] of rows.entries()) {
    if (given.filled === 0) continue
    const nested = headers?.nested(given)
    if (nested) {
      inside = nested
      skip(given, skipWords('repeated-header'))
      continue
    }
    if (given.leadAt === 0) inside = null
    const other = inside ? null : headers?.moved(given)
    if (other) {
      moved = other
      skip(given, skipWords('repeated-header'))
      continue
    }
    const places = inside ?? moved
    const row = places ? { ...given, cells: places.map((from) => given.cells[from ?? -1] ?? '') } : given
    if (headers?.isSame(given)) {
      moved = null
      skip(row, skipWords('repeated-header'))
      continue
    }
    if (isRule(row)) {
      skip(row, skipWords('ruled'))
      continue
    }
    if (isTotal(row)) {
      skip(row, skipWords('total'))
      continue
    }
    // A name by itself above a header that comes again is that of the rows below it.
    const next = rows[place + 1]
    const isNamed = row.filled === 1 && next !== undefined && headers?.isSame(next) === true
    if (isNamed || isGroupRow(row)) {
      openGroup = bareDraft(row.line, row.lead.trim(), 'epic')
      drafts.push(openGroup)
      continue
    }
    const one = cells.of(row)
    if (isTree) {
      fromTree(row, one)
      continue
    }
    const made = reader.titleOf(one)
    if (made === '') {
      skip(row, emptyTitle())
      continue
    }
    const draft = reader.draft(one, made)
    if (draft === 'archived') {
      skip(row, skipWords('archived-row'))
      continue
    }
    remember(draft, row, one)
    if (levels.length > 0) {
      const path = levels.map((level) => named(row.cells[level.at] ?? ''))
      if (mergedGroups)
        carried = path.map(
          (text, level) =>
            text || (path.slice(0, level).every((before) => before === '') ? (carried[level] ?? '') : ''),
        )
      ties.inGroups(
        draft,
        (mergedGroups ? carried : path).filter((text) => text !== ''),
      )
    }
    if (inside && last) ties.tie(draft, last, 'groups')
    else if (openGroup) ties.tie(draft, openGroup, 'groups')
    if (!inside) last = draft
    drafts.push(draft)
  }

  const loose = ties.link(drafts)
  const unused = unusedIn(mapped.choices, tally)
  if (unused.length > 0) warnings.add('unused-words', { words: unused.map((word) => `“${word}”`).join(', ') })
  const { isPlaced = false } = mapped.table
  const order = orderOf(columns.all, rows, at, { choice, isPlaced })
  if (isPlaced && order.by === 'file') drafts.sort((a, b) => a.line - b.line)
  const own = drafts.filter((draft) => !implied.has(draft))
  const ordered = order.by === 'column' ? inOrder(own, ranks) : own
  return {
    drafts: withGroups(ordered, implied, above),
    skipped,
    isLed,
    found: {
      above,
      ties: [...ties.by],
      loose,
      order,
      words: tally.list(),
      ...unplacedIn(drafts),
    },
  }

  /** Makes the items that a row of a tree names, from the top down; the last one is the row's own. */
  function fromTree(row: Picked, one: RowCells): void {
    const taken = tree.take(row)
    if (taken.length === 0) {
      skip(row, emptyTitle())
      return
    }
    let over: ItemDraft | null = null
    const leaf = levels.length - 1
    for (const [step, { level, title, parent }] of taken.entries()) {
      const isLast = step === taken.length - 1
      const kind = kindOfLevel(levels[level]!.kind, isLast)
      // The story of a row that also names its first task has what only rows with a story tell.
      const tellsAbove = !isLast && level === leaf - 1 && owned.size > 0
      const draft: ItemDraft | 'archived' =
        isLast || tellsAbove
          ? reader.draft(
              tellsAbove ? one.only(owned) : level === leaf && owned.size > 0 ? one.without(owned) : one,
              title,
              kind,
              levels[level]!.kind !== null,
            )
          : bareDraft(row.line, title, kind)
      if (draft === 'archived') {
        skip(row, skipWords('archived-row'))
        return
      }
      const parentOf: ItemDraft | null = over ?? parent
      if (parentOf) ties.tie(draft, parentOf, 'columns')
      tree.became(level, draft)
      if (isLast) remember(draft, row, one)
      else if (!tellsAbove && !levels[level]!.isOwn) implied.add(draft)
      else if (!tellsAbove && levels[level]!.kind === null) implied.add(draft)
      drafts.push(draft)
      over = draft
    }
  }

  function remember(draft: ItemDraft, row: Picked, one: RowCells): void {
    const [titleAt] = titles
    const text = titleAt === undefined ? '' : (row.cells[titleAt] ?? '')
    ties.remember(draft, one, { indent: row.indent ?? 0, text })
    const rank =
      typeof choice === 'number' ? textAt(row, choice) : (one.texts('rank', 'plain')[0] ?? '').trim()
    if (rank) ranks.set(draft, rank)
  }

  function textAt({ cells }: Picked, place: number): string {
    return (cells[at.get(place) ?? -1] ?? '').trim()
  }

  function emptyTitle(): string {
    const name = titles.map((index) => read[index]!.header).join(', ')
    return titles.length === 0 ? skipWords('no-column') : skipWords('empty-cell', { column: name })
  }
}

/** Words of which somebody said what they stand for, and that no row has. */
function unusedIn({ statuses = {}, kinds = {}, estimates = {} }: ImportChoices, tally: WordTally): string[] {
  return [
    ...Object.keys(statuses).filter((word) => !tally.has('status', word)),
    ...Object.keys(kinds).filter((word) => !tally.has('kind', word)),
    ...Object.keys(estimates).filter((word) => !tally.has('estimate', word)),
  ]
}

/** A group that no row is stands before the first item in it. */
function withGroups(
  ordered: readonly ItemDraft[],
  implied: ReadonlySet<ItemDraft>,
  above: ReadonlyMap<ItemDraft, ItemDraft>,
): ItemDraft[] {
  if (implied.size === 0) return [...ordered]
  const placed = new Set<ItemDraft>()
  const all: ItemDraft[] = []
  const place = (draft: ItemDraft): void => {
    if (placed.has(draft)) return
    placed.add(draft)
    const parent = above.get(draft)
    if (parent && implied.has(parent)) place(parent)
    all.push(draft)
  }
  for (const draft of ordered) place(draft)
  return all
}

const named = (cell: string) => (saysNothing(cell) ? '' : cell.trim())

/** Cells of groups were merged when each name stands once, above rows that have none. */
function isMerged(rows: readonly Picked[], levels: readonly Level[]): boolean {
  const column = rows
    .filter(({ filled }) => filled > 1)
    .map(({ cells }) => (cells[levels[0]!.at] ?? '').trim())
  const names = column.filter((name) => name !== '')
  return (
    column[0] !== undefined &&
    column[0] !== '' &&
    names.length < column.length &&
    new Set(names).size === names.length
  )
}

/** Columns that tell an item from the name of a group, when all items have them. */
function tellingIn(read: readonly Column[]): number[] {
  return read.flatMap(({ as }, index) =>
    as === 'status' || as === 'estimate' || as === 'externalId' || as === 'kind' ? [index] : [],
  )
}
