import type { ImportTie } from '#protocol/import-report.ts'
import { bareDraft } from './bare-draft.ts'
import type { ItemDraft } from './draft.ts'
import { linkParents, type Ties } from './link-parents.ts'
import type { RowCells } from './row-cells.ts'
import { indentOf, isIndented, isOutline, tieDepths, tieOutline, withoutMark } from './trees.ts'
import type { Warnings } from './warnings.ts'
import { saysNothing, wordOf } from './words.ts'

/** What the rows of a table say of what stands beneath what, collected first, since a parent may follow its child. */
export interface ItemTies {
  /** each item that stands beneath another one, found so far */
  above: ReadonlyMap<ItemDraft, ItemDraft>
  /** by what */
  by: ReadonlySet<ImportTie>
  /** items that no row is, but that rows are said to belong to */
  implied: Set<ItemDraft>
  tie(draft: ItemDraft, parent: ItemDraft, by: ImportTie): void
  /** Keeps by what a row names its parent or its children, how deep it stands, and what else it is called by. */
  remember(draft: ItemDraft, cells: RowCells, title: { indent: number; text: string }): void
  /** Keeps the names of what it belongs to, from the top down. */
  inGroups(draft: ItemDraft, names: readonly string[]): void
  /** Ties all of them; groups that no row is are added. Answers those whose parent was not found. */
  link(drafts: ItemDraft[]): Ties['loose']
}

/** A row that is a group and says no depth stands above all that do. */
function withGroups(
  drafts: readonly ItemDraft[],
  depths: ReadonlyMap<ItemDraft, number>,
): ReadonlyMap<ItemDraft, number> {
  if (depths.size === 0) return depths
  return new Map(
    drafts.flatMap((draft) => {
      const depth = depths.get(draft) ?? (draft.kind === 'epic' ? -1 : undefined)
      return depth === undefined ? [] : [[draft, depth] as const]
    }),
  )
}

/** @param isNested the format itself tells by the indents what stands beneath what */
export function createItemTies(isNested: boolean, warnings: Warnings): ItemTies {
  const above = new Map<ItemDraft, ItemDraft>()
  const ties = new Set<ImportTie>()
  const otherIds = new Map<string, ItemDraft>()
  const references = new Map<ItemDraft, string[]>()
  const groupsOf = new Map<ItemDraft, readonly string[]>()
  const codes = new Map<ItemDraft, string>()
  const depths = new Map<ItemDraft, number>()
  const indents = new Map<ItemDraft, number>()
  const children = new Map<ItemDraft, string>()
  const implied = new Set<ItemDraft>()

  return {
    above,
    by: ties,
    implied,
    tie(draft, parent, by) {
      above.set(draft, parent)
      ties.add(by)
    },
    remember(draft, cells, title) {
      for (const text of cells.others()) otherIds.set(text.trim(), draft)
      const [first, ...more] = cells.texts('parent', 'plain').filter((text) => !saysNothing(text))
      draft.parentExternalId = first?.trim() || null
      if (more.length > 0) references.set(draft, more)
      const code = cells.texts('parent', 'outline')[0]
      if (code) codes.set(draft, code)
      const depth = cells.texts('parent', 'depth')[0]
      if (depth) depths.set(draft, Number(depth))
      const inside = cells.texts('parent', 'children')[0]
      if (inside) children.set(draft, inside)
      indents.set(draft, title.indent || indentOf(title.text))
    },
    inGroups: (draft, names) => groupsOf.set(draft, names),
    link,
  }

  function link(drafts: ItemDraft[]): Ties['loose'] {
    const listed = linkChildren(drafts)
    const found = linkParents(drafts, { others: otherIds, references }, warnings)
    for (const [draft, parent] of found.above) above.set(draft, parent)
    for (const tie of found.by) ties.add(tie)
    if (listed > 0) ties.add('id')
    intoGroups(drafts)
    const ids = new Map(
      drafts.flatMap((draft) => (draft.externalId === null ? [] : [[draft, draft.externalId] as const])),
    )
    const outline = codes.size > 0 ? codes : isOutline(ids.values()) ? ids : new Map<ItemDraft, string>()
    if (tieOutline(outline, above) > 0) ties.add('outline')
    if (tieDepths(withGroups(drafts, depths), above) > 0) ties.add('indentation')
    // White space is an accident where nothing stands at the margin.
    if (
      (isNested || (ties.size === 0 && isIndented([...indents.values()]))) &&
      tieDepths(indents, above) > 0
    ) {
      ties.add('indentation')
      for (const draft of drafts) draft.title = withoutMark(draft.title)
    }
    for (const [draft, parent] of above)
      if (parent.externalId !== null) draft.parentExternalId ??= parent.externalId
    return found.loose
  }

  /** A column that names the items beneath a row. */
  function linkChildren(drafts: readonly ItemDraft[]): number {
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
  function intoGroups(drafts: ItemDraft[]): void {
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
}
