import { saidInWords } from '#words/area.ts'
import { type Change, created } from '../kernel/change.ts'
import type { Fields } from '../kernel/field.ts'
import { referrers } from '../kernel/removal.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind, Row } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** What can be taken back of one change, and what of it must stay; no step when nothing is left to do. */
export interface Restored {
  step: Change | null
  left: Refusal[]
}

/**
 * Takes one change or deletion back as far as it still can be. A refusal when it cannot be at all, and what belongs to
 * it cannot either. `remade`: what comes back with it.
 */
export function restored(
  state: State,
  change: Change,
  remade: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Restored | Refusal {
  const { kind, id, before, after } = change
  const current = find(state, kind, id)
  if (!before) return nothing
  if (after) {
    if (current) return putBack(state, change, current as Row, remade, kept.has(id))
    const gone = change.aside ? [] : [refuse('gone-since', { what: nameOf(state, kind, after) })]
    return { step: null, left: gone }
  }
  if (!current) return remake(state, kind, before, remade)
  // Brought back by somebody else already; if it is not what was deleted, its id was given to something else.
  return touched(state, kind, current, before)
    ? refuse('changed-since', { what: nameOf(state, kind, current) })
    : nothing
}

const nothing: Restored = { step: null, left: [] }

/** Whether somebody set a field since the record stood so; its place in an order does not count. */
export function touched(state: State, kind: Kind, current: AnyRecord, stood: AnyRecord): boolean {
  const monotonic = state.kinds.of(kind).monotonic ?? []
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
): { kind: Kind; record: AnyRecord } | undefined {
  for (const user of referrers(state, kind, id)) {
    const step = steps.get(user.id)
    if (!step || (step.after as Row | null)?.[user.field] === id)
      return { kind: user.kind, record: find(state, user.kind, user.id) as AnyRecord }
  }
  return undefined
}

/** What a sentence calls a record: by its name, or its kind where it has none. */
export function nameOf(state: State, kind: Kind, record: AnyRecord): string {
  const { name, label } = state.kinds.of(kind)
  return name(record) || saidInWords(label)
}

function remake(state: State, kind: Kind, gone: AnyRecord, remade: ReadonlySet<string>): Restored | Refusal {
  const back = { ...gone } as Row
  const what = nameOf(state, kind, gone)
  const left: Refusal[] = []
  const { refs, fields } = state.kinds.of(kind)
  for (const [field, ref] of Object.entries(refs)) {
    const target = back[field] as string | null
    if (target === null || remade.has(target) || find(state, ref.kind as Kind, target)) continue
    if (ref.onDelete !== 'clear') return refuse('missing-since', { what })
    back[field] = null as never
    left.push(refuse('value-gone', { what, field: labelOf(fields, field) }))
  }
  return { step: created(kind, back as never), left }
}

function putBack(
  state: State,
  change: Change,
  current: Row,
  remade: ReadonlySet<string>,
  keepRank: boolean,
): Restored {
  const { kind, aside } = change
  const { refs, fields: told, monotonic = [], settled = () => [] } = state.kinds.of(kind)
  const before = change.before as Row
  const after = change.after as Row
  const what = nameOf(state, kind, current)
  const fields: Record<string, unknown> = {}
  const left: Refusal[] = []
  for (const field of Object.keys(before)) {
    if (monotonic.includes(field) || (keepRank && field === 'rank')) continue
    if (same(before[field], after[field]) || same(current[field], before[field])) continue
    const target = before[field] as string | null
    const ref = refs[field]
    const isGone = ref && target !== null && !remade.has(target) && !find(state, ref.kind as Kind, target)
    if (!same(current[field], after[field])) {
      if (!aside) left.push(refuse('set-since', { what, field: labelOf(told, field) }))
    } else if (isGone) left.push(refuse('value-gone', { what, field: labelOf(told, field) }))
    else fields[field] = target
  }
  // What is history by now, and stays so, was not when this was done.
  for (const field of settled({ ...current, ...fields } as AnyRecord)) {
    if (!(field in fields) || settled(before as AnyRecord).includes(field)) continue
    delete fields[field]
    left.push(refuse('set-since', { what, field: labelOf(told, field) }))
  }
  if (Object.keys(fields).length === 0) return { step: null, left }
  const step = { kind, id: current.id, before: current, after: { ...current, ...fields } } as Change
  return { step: aside ? { ...step, aside } : step, left }
}

function labelOf(fields: Fields, field: string): string {
  return saidInWords(fields[field]!.label)
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
