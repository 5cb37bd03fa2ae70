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
  const tails = [
    ...keptLines(draft),
    ...(labels.length > 0 ? [draftWords('labels', { list: labels.join(', ') })] : []),
    ...(parentExternalId === null || parent !== null ? [] : [draftWords('parent', { id: parentExternalId })]),
  ]
  const whole = tails.reduce(withTail, description)
  if (fits(whole)) return whole
  if (fits(description))
    return tails.reduce(
      (text, tail) => (fits(withTail(text, tail)) ? withTail(text, tail) : text),
      description,
    )
  return shortened(description, draft.line)
}

/** The text of an item as it will be, with what has no place of its own, and without its labels. */
export function textOf(draft: ItemDraft, isTied = true): string {
  const { parentExternalId: id } = draft
  const whole = [
    ...keptLines(draft),
    ...(isTied || id === null ? [] : [draftWords('parent', { id })]),
  ].reduce(withTail, draft.description)
  return fits(whole) ? whole : shortened(draft.description, draft.line)
}

function keptLines({ kept = [] }: ItemDraft): string[] {
  const lines = kept.map(({ name, value }) => draftWords('kept', { name, value }))
  return lines.length > 0 ? [lines.join('\n')] : []
}

export function fits(text: string): boolean {
  return item.fields.description.text.safeParse(text).success
}

/** As much of a text as an item holds, up to the end of a word, and where the rest of it is. */
function shortened(text: string, line: number): string {
  const rest = draftWords('rest-in-file', { line })
  const most = LONGEST - rest.length - 2
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
  const end = cut.slice(-200).search(/\s\S*$/)
  return `${(end === -1 ? cut : cut.slice(0, cut.length - Math.min(200, cut.length) + end)).trimEnd()}\n\n${rest}`
}

const LONGEST = 100_000

function withTail(text: string, tail: string): string {
  return text === '' ? tail : `${text}\n\n${tail}`
}
