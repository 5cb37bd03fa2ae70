import { newId as idFrom } from '#domain/kernel/new-id.ts'
import { type Kind, kinds, type RecordOf } from '#domain/kinds.ts'

/** A fresh id for a record of `kind`, so that a link to it works before the server has heard of it. */
export function newId<K extends Kind>(kind: K): RecordOf<K>['id'] {
  return idWith(kinds[kind].prefix) as RecordOf<K>['id']
}

/** The same for a kind that is known by its prefix. */
export function idWith(prefix: string): string {
  return idFrom(prefix, crypto.getRandomValues(new Uint8Array(14)))
}

/** A fresh id for a batch; it makes the batch happen at most once, however often it is sent. */
export function newBatchId(): string {
  let id = 'bat_'
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += byte.toString(16).padStart(2, '0')
  return id
}
