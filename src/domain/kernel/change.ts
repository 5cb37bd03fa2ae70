import type { Kind, RecordOf } from '../kinds.ts'
import type { NewDocument } from './document.ts'
import type { Scope } from './scope.ts'

/** One record's step: `before` is null on create, `after` is null on delete. Records are never mutated. */
export interface Change<K extends Kind = Kind> {
  kind: K
  id: string
  before: RecordOf<K> | null
  after: RecordOf<K> | null
  /** only made room for another one: nobody meant to move this record, see place.ts */
  aside?: true
  /** long texts that the record now points at, see document.ts */
  documents?: readonly NewDocument[]
}

/** A change as a commit holds it, with the scope that the record lives in. */
export type ScopedChange = Change & { scope: Scope }

export function created<K extends Kind>(kind: K, after: RecordOf<K>): Change {
  return { kind, id: after.id, before: null, after } as Change
}

export function changed<K extends Kind>(kind: K, before: RecordOf<K>, fields: Partial<RecordOf<K>>): Change {
  return { kind, id: before.id, before, after: { ...before, ...fields } } as Change
}

export function deleted<K extends Kind>(kind: K, before: RecordOf<K>): Change {
  return { kind, id: before.id, before, after: null } as Change
}

/** Marks a change that only makes room for another record. */
export function aside(change: Change): Change {
  return { ...change, aside: true }
}

export function inverse(change: Change): Change {
  return { kind: change.kind, id: change.id, before: change.after, after: change.before }
}

/** Several changes of one record in a batch become one, in the order of first touch; what came to nothing goes. */
export function merged<C extends Change>(changes: readonly C[]): C[] {
  const byId = new Map<string, C>()
  const again = new Set<string>()
  for (const change of changes) {
    const earlier = byId.get(change.id)
    if (earlier) again.add(change.id)
    byId.set(change.id, earlier ? joined(earlier, change) : change)
  }
  for (const id of again) {
    const { before, after } = byId.get(id)!
    if (JSON.stringify(before) === JSON.stringify(after)) byId.delete(id)
  }
  return [...byId.values()]
}

function joined<C extends Change>(earlier: C, later: C): C {
  const { aside, documents, ...rest } = earlier
  const texts = [...(documents ?? []), ...(later.documents ?? [])]
  return {
    ...rest,
    after: later.after,
    ...(aside && later.aside && { aside }),
    ...(texts.length > 0 && { documents: texts }),
  } as unknown as C
}
