import { mergeTexts } from '#base/text/merge-texts.ts'
import type { Kind, Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Context } from './command.ts'
import { type NewDocument, newDocumentId } from './document.ts'
import type { Fields } from './field.ts'

/** The ids of the documents that edits began from: what `base` says, by field. */
export type Bases = { readonly [field: string]: string | null | undefined }

type Input = { readonly [field: string]: unknown }

/** The fields of an input that are long texts, by the kind's table. */
export function textFields(fields: Fields): string[] {
  return Object.keys(fields).filter((name) => fields[name]!.type === 'document')
}

/** The documents that an edit must have at hand: where the text has moved on since, what it was and what it is. */
export function textNeeds(fields: Fields, record: Row | undefined, input: Input, base: Bases = {}): string[] {
  if (!record) return []
  return textFields(fields).flatMap((name) => {
    const began = base[name]
    const stands = record[name] as string | null
    if (input[name] === undefined || began === undefined || began === stands) return []
    return [began, stands].filter((id) => id !== null)
  })
}

/**
 * What an input's long texts become: ids of documents in `fields`, and the documents to be written. An edit that
 * says what it began from is merged with what came in between; where both changed the same words it is refused,
 * and nothing is lost, since both texts have their place.
 */
export function writtenTexts(
  kind: Kind,
  fields: Fields,
  record: Row | null,
  input: Input,
  base: Bases,
  context: Context,
): { fields: { [field: string]: unknown }; documents: NewDocument[] } | Refusal {
  const written: { [field: string]: unknown } = { ...input }
  const documents: NewDocument[] = []
  for (const name of textFields(fields)) {
    const text = input[name] as string | undefined
    if (text === undefined) continue
    const stands = (record?.[name] as string | null | undefined) ?? null
    const began = base[name]
    const wanted = began === undefined || began === stands ? text : merged(text, began, stands, context)
    if (wanted === undefined) return refuse('not-at-hand', { kind, id: record?.id ?? '' })
    if (wanted === null)
      return refuse('text-overlap', {
        kind,
        id: record?.id ?? '',
        field: name,
        document: stands,
        base: began ?? null,
      })
    const id = wanted === '' ? null : newDocumentId(context, name)
    written[name] = id
    if (id !== null) documents.push({ id, text: wanted })
  }
  return { fields: written, documents }
}

function merged(
  text: string,
  began: string | null,
  stands: string | null,
  context: Context,
): string | null | undefined {
  const [base, theirs] = [began, stands].map((id) => (id === null ? '' : context.document(id)))
  return base === undefined || theirs === undefined ? undefined : mergeTexts(base, text, theirs)
}
