import { item } from '#domain/backlog/item.ts'
import { draftWords } from '#words/import.ts'
import type { ItemDraft } from '../formats/draft.ts'

/** A draft that becomes an item, once it is known which. */
export interface Accepted {
  draft: ItemDraft
  /** the source's id for it, or one made here */
  origin: string
  item: string
  parent: string | null
  /** its parent stands further down in the file, so it is tied when both are there */
  isTiedLate: boolean
}

export interface Target {
  product: string
  tool: string
}

/** The input of the command that creates the item. What has no place of its own is told at the end of its text. */
export function inputOf(accepted: Accepted, { product, tool }: Target) {
  const { draft, origin, item, parent, isTiedLate } = accepted
  const { title, kind, status, estimate, externalUrl, rest } = draft
  return {
    ...rest,
    item,
    product,
    title,
    kind,
    status,
    estimate,
    description: descriptionOf(accepted),
    parent: isTiedLate ? null : parent,
    source: { tool, id: origin, url: externalUrl },
  }
}

function descriptionOf({ draft, parent }: Accepted): string {
  const { description, labels, parentExternalId } = draft
  const list = labels.join(', ')
  const whole = labels.length > 0 ? withTail(description, draftWords('labels', { list })) : description
  if (parentExternalId === null || parent !== null) return whole
  const named = withTail(whole, draftWords('parent', { id: parentExternalId }))
  return item.fields.description.text.safeParse(named).success ? named : whole
}

function withTail(text: string, tail: string): string {
  return text === '' ? tail : `${text}\n\n${tail}`
}
