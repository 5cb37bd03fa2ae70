import { type Kind, kinds, type RecordOf } from '../kinds.ts'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * An id for a record of `kind` from 14 random bytes that the caller draws (`crypto.getRandomValues`); 14 base-62
 * characters, of which bytes past 247 would favour some letters, so they wrap: 83 bits, near enough even.
 */
export function newId<K extends Kind>(
  kind: K,
  random: Uint8Array,
  prefix: string = kinds[kind].prefix,
): RecordOf<K>['id'] {
  let id = `${prefix}_`
  for (let index = 0; index < 14; index++) id += letters[random[index]! % 62]
  return id as RecordOf<K>['id']
}
