import type { AnyRecord, Kind, RecordOf } from '../kinds.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { type Change, changed, created } from './change.ts'
import { trouble } from './judge.ts'
import { lookAfter } from './look.ts'
import { find, type State } from './state.ts'

/** The record, or the refusal every command answers a missing one with. */
export function lookUp<K extends Kind>(state: State, kind: K, id: string): RecordOf<K> | Refusal {
  return find(state, kind, id) ?? refuse('not-found', { kind, id })
}

/** Several records of one kind; the first missing one refuses. */
export function lookUpAll<K extends Kind>(
  state: State,
  kind: K,
  ids: readonly string[],
): RecordOf<K>[] | Refusal {
  const found: RecordOf<K>[] = []
  for (const id of ids) {
    const record = lookUp(state, kind, id)
    if (isRefusal(record)) return record
    found.push(record as RecordOf<K>)
  }
  return found
}

/** Refuses an id that any record of the kind has. */
export function free(state: State, kind: Kind, id: string): Refusal | null {
  return find(state, kind, id) ? refuse('id-taken', { kind, id }) : null
}

/** The change that makes a record, or why it may not stand. */
export function make<K extends Kind>(state: State, kind: K, record: RecordOf<K>): Change | Refusal {
  const taken = free(state, kind, record.id)
  if (taken) return taken
  const change = created(kind, record)
  return (
    trouble(state, lookAfter(state, new Map([[record.id, change]])), kind, record as AnyRecord, null) ??
    change
  )
}

/** Sets the given fields, leaving out those not sent and those that stand so already; or why they may not. */
export function edit<K extends Kind>(
  state: State,
  kind: K,
  record: RecordOf<K>,
  fields: { [F in keyof RecordOf<K>]?: RecordOf<K>[F] | undefined },
): Change[] | Refusal {
  const news: Partial<RecordOf<K>> = {}
  let any = false
  for (const field of Object.keys(fields) as (keyof RecordOf<K>)[]) {
    const value = fields[field]
    if (value === undefined || JSON.stringify(value) === JSON.stringify(record[field])) continue
    news[field] = value as RecordOf<K>[typeof field]
    any = true
  }
  if (!any) return []
  const change = changed(kind, record, news)
  const look = lookAfter(state, new Map([[record.id, change]]))
  return trouble(state, look, kind, change.after as AnyRecord, record as AnyRecord) ?? [change]
}
