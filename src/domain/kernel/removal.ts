import type { AnyRecord, Kind } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { type Change, changed, deleted } from './change.ts'
import type { OnDelete } from './field.ts'
import { find, ordered, pointing, type State } from './state.ts'

/**
 * All changes that deleting the records takes: what cascades goes with them, what only points at them is
 * cleared, and what must keep what it points at refuses. Fields say which (`onDelete`), so no command repeats it.
 */
export function removal(state: State, kind: Kind, ids: readonly string[]): Change[] | Refusal {
  const gone = new Map<string, Kind>()
  const queue = ids.map((id) => ({ kind, id }))
  const cleared = new Map<string, { kind: Kind; fields: Set<string> }>()
  const kept: Referrer[] = []
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (gone.has(next.id)) continue
    gone.set(next.id, next.kind)
    for (const from of referrers(state, next.kind, next.id)) {
      if (from.onDelete === 'cascade') queue.push(from)
      else if (from.onDelete === 'keep') kept.push({ ...from, target: next.id })
      else {
        const entry = cleared.get(from.id) ?? { kind: from.kind, fields: new Set() }
        entry.fields.add(from.field)
        cleared.set(from.id, entry)
      }
    }
  }
  const holder = kept.find(({ id }) => !gone.has(id))
  if (holder) {
    const { kind: of, id, target } = holder
    return refuse('used', { what: nameIn(state, gone.get(target!)!, target!), by: nameIn(state, of, id) })
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

function nameIn(state: State, kind: Kind, id: string): string {
  return state.kinds.of(kind).name(find(state, kind, id)! as AnyRecord)
}

export interface Referrer {
  kind: Kind
  id: string
  field: string
  onDelete: OnDelete
  /** what it points at */
  target?: string
}

/** Every record that points at this one, and through which field. */
export function* referrers(state: State, kind: Kind, id: string): Generator<Referrer> {
  for (const { kind: from, field } of state.kinds.pointers(kind)) {
    const { refs, order } = state.kinds.of(from)
    const ids = order?.within === field ? idsOf(state, from, id) : pointing(state, from, field, id)
    for (const other of ids) yield { kind: from, id: other, field, onDelete: refs[field]!.onDelete }
  }
}

function* idsOf(state: State, kind: Kind, within: string): Generator<string> {
  for (const record of ordered(state, kind, within)) yield record.id
}
