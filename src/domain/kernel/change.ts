import type { Kind, RecordOf } from '../kinds.ts'

/** One record's step: `before` is null on create, `after` is null on delete. Records are never mutated. */
export interface Change<K extends Kind = Kind> {
  kind: K
  id: string
  before: RecordOf<K> | null
  after: RecordOf<K> | null
}

export function created<K extends Kind>(kind: K, after: RecordOf<K>): Change {
  return { kind, id: after.id, before: null, after } as Change
}

export function changed<K extends Kind>(kind: K, before: RecordOf<K>, fields: Partial<RecordOf<K>>): Change {
  return { kind, id: before.id, before, after: { ...before, ...fields } } as Change
}

export function deleted<K extends Kind>(kind: K, before: RecordOf<K>): Change {
  return { kind, id: before.id, before, after: null } as Change
}

export function inverse(change: Change): Change {
  return { kind: change.kind, id: change.id, before: change.after, after: change.before }
}

/** Several changes of one record in a batch become one, in the order of first touch; what came to nothing goes. */
export function merged(changes: readonly Change[]): Change[] {
  const byId = new Map<string, Change>()
  const again = new Set<string>()
  for (const change of changes) {
    const earlier = byId.get(change.id)
    if (earlier) again.add(change.id)
    byId.set(change.id, earlier ? { ...earlier, after: change.after } : change)
  }
  for (const id of again) {
    const { before, after } = byId.get(id)!
    if (JSON.stringify(before) === JSON.stringify(after)) byId.delete(id)
  }
  return [...byId.values()]
}
