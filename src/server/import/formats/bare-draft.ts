import type { ItemDraft } from './draft.ts'
import { titleOf } from './title.ts'

/** An item of which a file says nothing but what it is called. */
export function bareDraft(line: number, name: string, kind: ItemDraft['kind']): ItemDraft {
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
