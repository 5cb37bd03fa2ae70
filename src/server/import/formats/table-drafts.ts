import type { ImportChoices, ImportSkip, ImportTie } from '#protocol/import-report.ts'
import { skipWords } from '#words/import.ts'
import { excerpt } from '../bytes/excerpt.ts'
import { inOrder, orderOf } from './backlog-order.ts'
import type { Column, Columns } from './columns.ts'
import type { Findings, ItemDraft } from './draft.ts'
import { type Headings, headerWord } from './headings.ts'
import { createLevelTree, kindOfLevel, type Level, ownedAbove } from './level-tree.ts'
import { linkParents } from './link-parents.ts'
import { createCells, type RowCells } from './row-cells.ts'
import { createRowReader } from './row-reader.ts'
import { groupRowsIn, isTotal } from './row-sorts.ts'
import type { Picked, Table } from './table.ts'
import { titleOf } from './title.ts'
import type { Tool } from './tool.ts'
import { indentOf, isIndented, isOutline, tieDepths, tieOutline, withoutMark } from './trees.ts'
import { unplacedIn } from './unplaced.ts'
import type { Warnings } from './warnings.ts'
import { createWordTally } from './word-tally.ts'
import { saysNothing, wordOf } from './words.ts'

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
  /** how long texts are written */
  markdown: (text: string) => string
}

export interface TableDrafts {
  drafts: ItemDraft[]
  skipped: ImportSkip[]
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
  const above = new Map<ItemDraft, ItemDraft>()
  const ties = new Set<ImportTie>()
  const otherIds = new Map<string, ItemDraft>()
  const references = new Map<ItemDraft, string[]>()
  const groupsOf = new Map<ItemDraft, string[]>()
  const codes = new Map<ItemDraft, string>()
  const depths = new Map<ItemDraft, number>()
  const indents = new Map<ItemDraft, number>()
  const children = new Map<ItemDraft, string>()
  const ranks = new Map<ItemDraft, string>()
  const implied = new Set<ItemDraft>()
  let openGroup: ItemDraft | null = null
  let carried: string[] = []

  const skip = (row: Picked, reason: string) =>
    skipped.push({
      line: row.line,
      text: excerpt(row.cells.filter((text) => text !== '').join(' ') || row.lead),
      reason,
    })

  const names = new Map(read.map(({ header }, index) => [headerWord(header), index]))
  let moved: (number | undefined)[] | null = null
  for (const [place, given] of rows.entries()) {
    if (given.filled === 0) continue
    const other = mapped.hasHeader ? otherHeader(given, names) : null
    if (other) {
      moved = other
      skip(given, skipWords('repeated-header'))
      continue
    }
    const row = moved ? { ...given, cells: moved.map((from) => given.cells[from ?? -1] ?? '') } : given
    if (mapped.hasHeader && isRepeated(given, read)) {
      moved = null
      skip(row, skipWords('repeated-header'))
      continue
    }
    if (isTotal(row)) {
      skip(row, skipWords('total'))
      continue
    }
    // A name by itself above a header that comes again is that of the rows below it.
    const isNamed =
      row.filled === 1 &&
      mapped.hasHeader &&
      rows[place + 1] !== undefined &&
      isRepeated(rows[place + 1]!, read)
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
      groupsOf.set(
        draft,
        (mergedGroups ? carried : path).filter((text) => text !== ''),
      )
    }
    if (openGroup) {
      above.set(draft, openGroup)
      ties.add('groups')
    }
    drafts.push(draft)
  }

  link()
  const { isPlaced = false } = mapped.table
  const order = orderOf(columns.all, rows, at, { choice, isPlaced })
  if (isPlaced && order.by === 'file') drafts.sort((a, b) => a.line - b.line)
  if (order.by === 'column') {
    const index = at.get(order.column!)!
    for (const [draft, text] of ranks) if (text === '') ranks.delete(draft)
    if (index === undefined) ranks.clear()
  }
  const ordered =
    order.by === 'column'
      ? inOrder(
          drafts.filter((draft) => !implied.has(draft)),
          ranks,
        )
      : drafts.filter((draft) => !implied.has(draft))
  return {
    drafts: withGroups(ordered, implied, above),
    skipped,
    found: {
      above,
      ties: [...ties],
      loose: reader.loose,
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
      if (parentOf) {
        above.set(draft, parentOf)
        ties.add('columns')
      }
      tree.became(level, draft)
      if (isLast) remember(draft, row, one)
      else if (!tellsAbove && !levels[level]!.isOwn) implied.add(draft)
      else if (!tellsAbove && levels[level]!.kind === null) implied.add(draft)
      drafts.push(draft)
      over = draft
    }
  }

  function remember(draft: ItemDraft, row: Picked, one: RowCells): void {
    for (const text of one.others()) otherIds.set(text.trim(), draft)
    const [first, ...more] = one.texts('parent', 'plain').filter((text) => !saysNothing(text))
    draft.parentExternalId = first?.trim() || null
    if (more.length > 0) references.set(draft, more)
    const code = one.texts('parent', 'outline')[0]
    if (code) codes.set(draft, code)
    const depth = one.texts('parent', 'depth')[0]
    if (depth) depths.set(draft, Number(depth))
    const inside = one.texts('parent', 'children')[0]
    if (inside) children.set(draft, inside)
    const rank =
      typeof choice === 'number' ? textAt(row, choice) : (one.texts('rank', 'plain')[0] ?? '').trim()
    if (rank) ranks.set(draft, rank)
    if (titles[0] !== undefined) indents.set(draft, (row.indent ?? 0) || indentOf(row.cells[titles[0]] ?? ''))
  }

  function textAt({ cells }: Picked, place: number): string {
    return (cells[at.get(place) ?? -1] ?? '').trim()
  }

  function link(): void {
    const listed = linkChildren()
    const found = linkParents(drafts, { others: otherIds, references }, warnings)
    for (const [draft, parent] of found.above) above.set(draft, parent)
    for (const tie of found.by) ties.add(tie)
    if (listed > 0) ties.add('id')
    reader.loose.push(...found.loose)
    intoGroups()
    const ids = new Map(
      drafts.flatMap((draft) => (draft.externalId === null ? [] : [[draft, draft.externalId] as const])),
    )
    const outline = codes.size > 0 ? codes : isOutline(ids.values()) ? ids : new Map<ItemDraft, string>()
    if (tieOutline(outline, above) > 0) ties.add('outline')
    if (tieDepths(depths, above) > 0) ties.add('indentation')
    // White space is an accident where nothing stands at the margin.
    if (
      (mapped.table.isNested || (ties.size === 0 && isIndented([...indents.values()]))) &&
      tieDepths(indents, above) > 0
    ) {
      ties.add('indentation')
      for (const draft of drafts) draft.title = withoutMark(draft.title)
    }
    for (const [draft, parent] of above)
      if (parent.externalId !== null) draft.parentExternalId ??= parent.externalId
  }

  /** A column that names the items beneath a row. */
  function linkChildren(): number {
    if (children.size === 0) return 0
    const byId = new Map(
      drafts.flatMap((draft) => (draft.externalId === null ? [] : [[draft.externalId, draft] as const])),
    )
    let tied = 0
    for (const [parent, text] of children)
      for (const id of text.split(/[\s,;]+/)) {
        const child = byId.get(id.replace(/^#/, '')) ?? byId.get(id)
        if (!child || child === parent || child.parentExternalId !== null || parent.externalId === null)
          continue
        child.parentExternalId = parent.externalId
        tied++
      }
    return tied
  }

  /** The epic of each row: a row that is called so, or one that is made for it. */
  function intoGroups(): void {
    if (groupsOf.size === 0) return
    const titled = new Map<string, ItemDraft>()
    for (const draft of drafts) {
      const word = wordOf(draft.title)
      const before = titled.get(word)
      if (!before || (before.kind !== 'epic' && draft.kind === 'epic')) titled.set(word, draft)
    }
    const made = new Map<string, ItemDraft>()
    for (const [draft, path] of groupsOf) {
      if (above.has(draft)) continue
      let over: ItemDraft | null = null
      for (const [depth, name] of path.entries()) {
        const key = path
          .slice(0, depth + 1)
          .map(wordOf)
          .join('\n')
        const row: ItemDraft | undefined = titled.get(wordOf(name)) ?? otherIds.get(name)
        const isRow =
          row !== undefined && row !== draft && (row.kind === 'epic' || groupsOf.get(row)?.length === 0)
        let group: ItemDraft | undefined = isRow ? row : made.get(key)
        if (row === draft) break
        if (!group) {
          group = bareDraft(draft.line, name, 'epic')
          made.set(key, group)
          implied.add(group)
          drafts.push(group)
        }
        if (over && !above.has(group) && group !== over) above.set(group, over)
        over = group
        ties.add(isRow ? 'title' : 'columns')
      }
      if (over) above.set(draft, over)
    }
  }

  function emptyTitle(): string {
    const name = titles.map((index) => read[index]!.header).join(', ')
    return titles.length === 0 ? skipWords('no-column') : skipWords('empty-cell', { column: name })
  }
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

function bareDraft(line: number, name: string, kind: ItemDraft['kind']): ItemDraft {
  const { title, description } = titleOf(name, '')
  return {
    line,
    title,
    kind,
    status: 'draft',
    estimate: null,
    description,
    externalId: null,
    externalUrl: null,
    parentExternalId: null,
    labels: [],
  }
}

const named = (cell: string) => (saysNothing(cell) ? '' : cell.trim())

/** Exports that were put together repeat their header. */
function isRepeated({ cells, filled }: Picked, read: readonly Column[]): boolean {
  if (filled < 2 || read.length === 0) return false
  let same = 0
  for (let at = 0; at < read.length; at++) {
    const cell = cells[at]!
    if (cell === '') continue
    const { header } = read[at]!
    if (cell !== header && (cell.length > header.length + 20 || headerWord(cell) !== headerWord(header)))
      return false
    same++
  }
  return same > 1 || (same === 1 && filled > 1 && read.length === 1)
}

/**
 * The header of another export that was put behind this one, with its columns in another order: where the cells of
 * each column stand from then on.
 */
function otherHeader(
  { cells, filled }: Picked,
  names: ReadonlyMap<string, number>,
): (number | undefined)[] | null {
  if (filled < 3 || cells.length < 3) return null
  const places: (number | undefined)[] = new Array(cells.length).fill(undefined)
  let known = 0
  let elsewhere = 0
  for (const [from, cell] of cells.entries()) {
    if (cell === '') continue
    if (cell.length > 40) return null
    const to = names.get(headerWord(cell))
    if (to === undefined) return null
    places[to] = from
    known++
    if (to !== from) elsewhere++
  }
  return known >= 3 && elsewhere > 0 ? places : null
}

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
