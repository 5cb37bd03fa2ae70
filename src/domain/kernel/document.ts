import { z } from 'zod'

/**
 * A long text stands beside its record: the field holds the id of a document, which never changes once written, so
 * that undo, history and a past moment need no more than the field. A new text is a new document.
 */
export const documentId = z
  .string()
  .regex(/^doc_[0-9A-Za-z_.-]{4,100}$/, 'must be the id of a document, such as doc_1a2B3c4D')
  .transform((value) => value as `doc_${string}`)
export type DocumentId = z.output<typeof documentId>

/** A document that a decision writes. */
export interface NewDocument {
  id: string
  text: string
}

/** The id of the text that a command of a batch writes into `field`: the same on page and server. */
export function newDocumentId({ batch, call }: { batch: string; call: number }, field: string): DocumentId {
  return `doc_${batch}.${call}.${field}` as DocumentId
}
