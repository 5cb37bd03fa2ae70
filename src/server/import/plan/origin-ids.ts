import { createHash } from 'node:crypto'
import type { ImportSource } from '#protocol/import-choices.ts'
import type { ItemDraft } from '../formats/draft.ts'

/** The name under which an item remembers where it came from. Both exports of Jira have the same keys. */
export function toolOf(source: ImportSource): string {
  if (source === 'jira-csv' || source === 'jira-xml') return 'jira'
  // GitLab numbers issues otherwise in its table than in its JSON.
  return source === 'gitlab-csv' ? source : source.replace(/-(?:csv|json)$/, '')
}

const worldwide: readonly ImportSource[] = [
  'jira-csv',
  'jira-xml',
  'linear-csv',
  'pivotal-csv',
  'asana-csv',
  'shortcut-csv',
  'trello-json',
  'github-json',
  'gitlab-json',
]

/**
 * Whether the id alone tells the item. Tables made by hand count 1, 2, 3 in each file, and a bare `#12` is some
 * repository's twelfth issue, so there the title has to be the same, too.
 */
export function tellsItem(source: ImportSource, id: string): boolean {
  return isContentId(id) || (worldwide.includes(source) && !id.startsWith('#'))
}

/** Ids that are made here begin with a mark that no tool's ids begin with. */
const mark = '~'

export function isContentId(id: string): boolean {
  return id.startsWith(mark)
}

/**
 * Gives each draft an id, so that a file imported twice makes its items once. A draft whose file has none gets
 * one from what it says, numbered when several say the same: lines that are equal are as many items. A title alone
 * is no sameness: the same words beneath another epic, or with another estimate, are another item.
 */
export function originIds(
  above: ReadonlyMap<ItemDraft, ItemDraft> = new Map(),
): (draft: ItemDraft) => string {
  const seen = new Map<string, number>()
  return (draft) => {
    if (draft.externalId !== null) return draft.externalId
    const hash = createHash('sha256').update(contentOf(draft, above)).digest('base64url').slice(0, 16)
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    return count === 1 ? mark + hash : `${mark}${hash}.${count}`
  }
}

/** All that a file says of an item but where it stands, which changes from one export to the next. */
function contentOf(draft: ItemDraft, above: ReadonlyMap<ItemDraft, ItemDraft>): string {
  const { title, kind, estimate, description, labels } = draft
  const over = above.get(draft)?.title ?? draft.parentExternalId
  // A bare line has nothing but its title.
  if (!over && kind === 'story' && estimate === null && description === '' && labels.length === 0)
    return title
  return JSON.stringify([title, over ?? null, kind, estimate, description, labels])
}
