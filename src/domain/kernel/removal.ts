import { type AnyRecord, definitionOf, type Kind, kindNames } from '../kinds.ts'
import { type Change, changed, deleted } from './change.ts'
import type { OnDelete } from './kind.ts'
import { find, ordered, pointing, type State } from './state.ts'

/**
 * All changes that deleting the records takes: what cascades goes with them, what only points at them is
 * cleared. Kind definitions say which (`refs[…].onDelete`), so no command repeats it.
 */
export function removal(state: State, kind: Kind, ids: readonly string[]): Change[] {
  const gone = new Map<string, Kind>()
  const queue = ids.map((id) => ({ kind, id }))
  const cleared = new Map<string, { kind: Kind; fields: Set<string> }>()
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (gone.has(next.id)) continue
    gone.set(next.id, next.kind)
    for (const from of referrers(state, next.kind, next.id)) {
      if (from.onDelete === 'cascade') queue.push(from)
      else {
        const entry = cleared.get(from.id) ?? { kind: from.kind, fields: new Set() }
        entry.fields.add(from.field)
        cleared.set(from.id, entry)
      }
    }
  }
  const changes: Change[] = []
  for (const [id, entry] of cleared) {
    if (gone.has(id)) continue
    const record = find(state, entry.kind, id) as AnyRecord
    const fields = Object.fromEntries([...entry.fields].map((field) => [field, null]))
    changes.push(changed(entry.kind, record as never, fields as never))
  }
  for (const [id, of] of gone) changes.push(deleted(of, find(state, of, id) as never))
  return changes
}

interface Referrer {
  kind: Kind
  id: string
  field: string
  onDelete: OnDelete
}

/** Every record that points at this one, and through which field. */
export function* referrers(state: State, kind: Kind, id: string): Generator<Referrer> {
  for (const from of kindNames) {
    const { refs, order } = definitionOf(from)
    for (const [field, ref] of Object.entries(refs)) {
      if (ref.kind !== kind) continue
      const ids = order?.within === field ? idsOf(state, from, id) : pointing(state, from, field, id)
      for (const other of ids) yield { kind: from, id: other, field, onDelete: ref.onDelete }
    }
  }
}

function* idsOf(state: State, kind: Kind, within: string): Generator<string> {
  for (const record of ordered(state, kind, within)) yield record.id
}
