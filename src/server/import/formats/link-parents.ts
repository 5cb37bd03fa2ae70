import type { ImportTie } from '#protocol/import-report.ts'
import type { ItemDraft } from './draft.ts'
import type { Warnings } from './warnings.ts'
import { wordOf } from './words.ts'

/** Who stands beneath whom, as far as the file itself tells. */
export interface Ties {
  above: Map<ItemDraft, ItemDraft>
  by: Set<ImportTie>
  loose: { line: number; title: string; parent: string }[]
}

export interface Named {
  /** second names of drafts, such as Jira's numeric id or an epic's short name */
  others: ReadonlyMap<string, ItemDraft>
  /** further texts by which a draft names its parent, tried after `parentExternalId` */
  references?: ReadonlyMap<ItemDraft, readonly string[]>
}

/**
 * Second pass, since parents may follow their children: makes ids unique and finds what the file says about a
 * parent: id, other id, address, `#12`, `#12: Name`, `AB-1 Name`, or the parent's title. `parentExternalId`
 * becomes the parent's id where that has one. A reference to nothing in the file stays when it looks like an id, as
 * the parent may have been imported before; a mere name becomes a label, so that it is not lost. A circle is opened
 * at its first draft.
 */
export function linkParents(
  drafts: readonly ItemDraft[],
  named: Named | ReadonlyMap<string, ItemDraft>,
  warnings: Warnings,
): Ties {
  const { others, references } = 'others' in named ? named : { others: named, references: undefined }
  const ties: Ties = { above: new Map(), by: new Set(), loose: [] }
  const find = finderOf(drafts, others, warnings)
  for (const draft of drafts) {
    const given = draft.parentExternalId
    if (given === null && !references?.has(draft)) continue
    const texts = [...(given === null ? [] : [given]), ...(references?.get(draft) ?? [])]
    let parent: ItemDraft | null = null
    for (const text of texts) {
      const found = find(text, draft)
      if (!found) continue
      parent = found.draft
      if (parent !== draft) ties.by.add(found.by)
      break
    }
    if (parent === draft) draft.parentExternalId = null
    else if (parent) {
      draft.parentExternalId = parent.externalId
      ties.above.set(draft, parent)
    } else unfound(draft, texts[0]!, ties, warnings)
  }
  openCircles(drafts, ties.above, warnings)
  return ties
}

function unfound(draft: ItemDraft, reference: string, ties: Ties, warnings: Warnings): void {
  const bare = reference.replace(/^#/, '')
  ties.loose.push({ line: draft.line, title: draft.title, parent: reference })
  if (/^[\p{L}\d_./#-]*\d$/u.test(bare)) draft.parentExternalId = bare
  else {
    draft.parentExternalId = null
    if (!draft.labels.includes(reference)) draft.labels.push(reference)
    warnings.at(draft.line, 'parents-as-labels', reference)
  }
}

type Find = (text: string, child: ItemDraft) => { draft: ItemDraft; by: ImportTie } | null

function finderOf(
  drafts: readonly ItemDraft[],
  others: ReadonlyMap<string, ItemDraft>,
  warnings: Warnings,
): Find {
  const byId = new Map<string, ItemDraft>()
  const byAddress = new Map<string, ItemDraft>()
  for (const draft of drafts) {
    if (draft.externalUrl !== null) byAddress.set(draft.externalUrl.replace(/\/+$/, ''), draft)
    if (draft.externalId === null) continue
    if (byId.has(draft.externalId)) {
      // Two lines with one id are two items here; keeping both ids would make the second look already imported.
      warnings.at(draft.line, 'repeated-ids', draft.externalId)
      draft.externalId = null
    } else byId.set(draft.externalId, draft)
  }

  // Most files name parents by their ids only.
  let byTitle: Map<string, ItemDraft[]> | null = null
  function titles(): Map<string, ItemDraft[]> {
    if (byTitle) return byTitle
    byTitle = new Map()
    for (const draft of drafts) {
      const title = wordOf(draft.title)
      const same = byTitle.get(title)
      if (same) same.push(draft)
      else byTitle.set(title, [draft])
    }
    return byTitle
  }

  function idOf(text: string): ItemDraft | undefined {
    const bare = text.replace(/^#/, '')
    return byId.get(text) ?? byId.get(bare) ?? byId.get(`#${bare}`) ?? others.get(text) ?? others.get(bare)
  }

  function titled(text: string, child: ItemDraft): ItemDraft | undefined {
    const same = titles()
      .get(wordOf(text))
      ?.filter((one) => one !== child && one.title.length < 200)
    if (!same || same.length < 2) return same?.[0]
    const epics = same.filter(({ kind }) => kind === 'epic')
    // Of several that are called so, the one that was read last before the child.
    return (epics.length > 0 ? epics : same).findLast(({ line }) => line < child.line) ?? same[0]
  }

  return (text, child) => {
    // Notion writes the address behind the name.
    const reference = text.replace(/\s*\(https?:\/\/[^()\s]*\)/g, '').trim()
    if (reference === '') return null
    const direct = idOf(reference)
    if (direct) return { draft: direct, by: 'id' }
    const name = titled(reference, child)
    if (name) return { draft: name, by: 'title' }
    if (/^https?:\/\//i.test(reference)) {
      const at =
        byAddress.get(reference.replace(/\/+$/, '')) ??
        idOf(reference.split(/[?#]/)[0]!.replace(/\/+$/, '').split('/').at(-1)!)
      return at ? { draft: at, by: 'address' } : null
    }
    const [, id, rest] =
      /^\[?(#?[\p{L}\d_]*[-#]?\d+)\]?\s*(?:[:–—|-]\s+|:\s*|\s+)(\S.*)$/u.exec(reference) ?? []
    const numbered = id === undefined ? undefined : idOf(id)
    if (numbered) return { draft: numbered, by: 'id' }
    const named = rest === undefined ? undefined : titled(rest, child)
    if (named) return { draft: named, by: 'title' }
    // "Rooms (#11)", "Rooms [AB-1]".
    const [, before, behind] = /^(.*\S)\s*[([](#?[\p{L}\d_]*-?\d+)[)\]]$/u.exec(reference) ?? []
    const tailed = behind === undefined ? undefined : (idOf(behind) ?? titled(before!, child))
    if (tailed) return { draft: tailed, by: 'id' }
    const listed = /^\[?"?([^",;[\]]+)"?\s*[,;\]]/.exec(reference)?.[1]
    return listed && listed.length < reference.length
      ? ((found) => found && { draft: found, by: 'id' as const })(idOf(listed.trim())) || null
      : null
  }
}

function openCircles(
  drafts: readonly ItemDraft[],
  above: Map<ItemDraft, ItemDraft>,
  warnings: Warnings,
): void {
  const clear = new Set<ItemDraft>()
  for (const draft of drafts) {
    if (!above.has(draft)) continue
    const path = new Set<ItemDraft>()
    let next: ItemDraft | undefined = draft
    while (next !== undefined && !clear.has(next) && !path.has(next)) {
      path.add(next)
      next = above.get(next)
    }
    if (next !== undefined && path.has(next)) {
      above.delete(next)
      next.parentExternalId = null
      warnings.at(next.line, 'own-parents')
    }
    for (const seen of path) clear.add(seen)
  }
}
