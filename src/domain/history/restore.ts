import { refusalParts } from '#words/refusals.ts'
import { type Change, created } from '../kernel/change.ts'
import { referrers } from '../kernel/removal.ts'
import { find, type State } from '../kernel/state.ts'
import { type AnyRecord, definitionOf, type Kind, type Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** The change that takes one change or deletion back as far as it still can be; null when nothing is left to do. */
export function restored(
  state: State,
  change: Change,
  remade: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Change | Refusal | null {
  const { kind, id, before, after } = change
  const current = find(state, kind, id)
  if (!before) return null
  if (after) return current ? putBack(state, change, current as Row, remade, kept.has(id)) : null
  if (!current) return remake(state, kind, before, remade)
  // Brought back by somebody else already; if it is not what was deleted, its id was given to something else.
  return touched(kind, current, before) ? refuse('changed-since', { what: nameOf(current) }) : null
}

/** Whether somebody set a field since the record stood so; its place in an order does not count. */
export function touched(kind: Kind, current: AnyRecord, stood: AnyRecord): boolean {
  const monotonic = definitionOf(kind).monotonic ?? []
  return Object.keys(stood).some(
    (field) =>
      field !== 'rank' && !monotonic.includes(field) && !same((current as Row)[field], (stood as Row)[field]),
  )
}

/** A record that would still point at `id` once the steps are done. */
export function holder(
  state: State,
  kind: Kind,
  id: string,
  steps: ReadonlyMap<string, Change>,
): AnyRecord | undefined {
  for (const user of referrers(state, kind, id)) {
    const step = steps.get(user.id)
    if (!step || (step.after as Row | null)?.[user.field] === id) return find(state, user.kind, user.id)
  }
  return undefined
}

/** What a sentence calls a record. */
export function nameOf(record: AnyRecord): string {
  if ('title' in record) return record.title
  if ('text' in record) return record.text
  return record.name || ('date' in record && record.date) || refusalParts('unnamed')
}

function remake(state: State, kind: Kind, gone: AnyRecord, remade: ReadonlySet<string>): Change | Refusal {
  const back = { ...gone } as Row
  for (const [field, ref] of Object.entries(definitionOf(kind).refs)) {
    const target = back[field] as string | null
    if (target === null || remade.has(target) || find(state, ref.kind as Kind, target)) continue
    if (ref.onDelete === 'cascade') return refuse('missing-since', { what: nameOf(gone) })
    back[field] = null as never
  }
  return created(kind, back as never)
}

function putBack(
  state: State,
  change: Change,
  current: Row,
  remade: ReadonlySet<string>,
  keepRank: boolean,
): Change | null {
  const { kind } = change
  const { refs, monotonic = [] } = definitionOf(kind)
  const before = change.before as Row
  const after = change.after as Row
  const fields: Record<string, unknown> = {}
  for (const field of Object.keys(before)) {
    if (monotonic.includes(field) || (keepRank && field === 'rank')) continue
    if (same(before[field], after[field]) || !same(current[field], after[field])) continue
    const target = before[field] as string | null
    const ref = refs[field]
    if (ref && target !== null && !remade.has(target) && !find(state, ref.kind as Kind, target)) continue
    fields[field] = target
  }
  if (Object.keys(fields).length === 0) return null
  return { kind, id: current.id, before: current, after: { ...current, ...fields } } as Change
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
