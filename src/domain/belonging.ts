import type { AnyRecord, Kind, RecordOf } from './kinds.ts'

/** Finds a record in a State, or in a State as it would be after some changes. */
export type Look = <K extends Kind>(kind: K, id: string) => RecordOf<K> | undefined

/**
 * The product that a record is part of; undefined for what belongs to the whole workspace. A record never leaves
 * its product, and what it points at is of the same one.
 */
export function productOf(look: Look, kind: Kind, record: AnyRecord): string | undefined {
  if (kind === 'product') return record.id
  if ('product' in record) return record.product
  if ('release' in record) return look('release', record.release)?.product
  if ('goal' in record) {
    const release = look('goal', record.goal)?.release
    return release && look('release', release)?.product
  }
  return undefined
}
