import type { ItemDraft } from './draft.ts'
import type { Warnings } from './warnings.ts'

/**
 * Second pass, since parents may follow their children: makes ids unique and turns what the file says about a
 * parent (id, other id, `#12`, or the parent's title) into the parent's `externalId`.
 * A reference to nothing in the file stays when it looks like an id, as the parent may have been imported before;
 * a mere name becomes a label, so that it is not lost. A circle is opened at its first draft.
 * @param otherIds second names of drafts, such as Jira's numeric id
 */
export function linkParents(
  drafts: ItemDraft[],
  otherIds: ReadonlyMap<string, ItemDraft>,
  warnings: Warnings,
): void {
  const byId = new Map<string, ItemDraft>()
  const byTitle = new Map<string, ItemDraft | null>()
  for (const draft of drafts) {
    byTitle.set(draft.title, byTitle.has(draft.title) ? null : draft)
    if (draft.externalId === null) continue
    if (byId.has(draft.externalId)) {
      // Two lines with one id are two items here; keeping both ids would make the second look already imported.
      warnings.at(draft.line, 'repeated-ids', draft.externalId)
      draft.externalId = null
    } else byId.set(draft.externalId, draft)
  }
  for (const draft of drafts) {
    const reference = draft.parentExternalId
    if (reference === null) continue
    const bare = reference.replace(/^#/, '')
    const parent =
      byId.get(reference) ?? byId.get(bare) ?? otherIds.get(bare) ?? byTitle.get(reference) ?? null
    if (parent !== null && parent !== draft && parent.externalId !== null)
      draft.parentExternalId = parent.externalId
    else if (parent === draft) draft.parentExternalId = null
    else if (parent === null && /^[\p{L}\d_./#-]*\d$/u.test(bare)) draft.parentExternalId = bare
    else {
      draft.parentExternalId = null
      if (!draft.labels.includes(reference)) draft.labels.push(reference)
      warnings.at(draft.line, 'parents-as-labels', reference)
    }
  }
  openCircles(drafts, byId, warnings)
}

function openCircles(
  drafts: readonly ItemDraft[],
  byId: ReadonlyMap<string, ItemDraft>,
  warnings: Warnings,
): void {
  const clear = new Set<ItemDraft>()
  for (const draft of drafts) {
    const path = new Set<ItemDraft>()
    let next: ItemDraft | undefined = draft
    while (next !== undefined && !clear.has(next) && !path.has(next)) {
      path.add(next)
      next = next.parentExternalId === null ? undefined : byId.get(next.parentExternalId)
    }
    if (next !== undefined && path.has(next)) {
      next.parentExternalId = null
      warnings.at(next.line, 'own-parents')
    }
    for (const seen of path) clear.add(seen)
  }
}
