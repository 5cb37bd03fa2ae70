import { SortedList } from '#base/sorted-list.ts'
import type { AnyRecord, Kind, RecordOf, Row } from '../kinds.ts'
import type { Change } from './change.ts'
import { addCounts, type Counts } from './counts.ts'
import { frozen } from './frozen.ts'
import type { KindTable } from './kind-table.ts'

/** Told of each change right after it was applied; for indexes that follow the State, see findings.ts. */
export type Follower = (kind: Kind, before: AnyRecord | undefined, after: AnyRecord | null) => void

/**
 * All current records of a workspace (or of the scopes of it that a page holds), with the indexes that keep a
 * lookup, a rank move and a count at the same cost whatever the size. Only `applyChange` and `addRecords` write to
 * it; everything else reads.
 */
export interface State {
  readonly kinds: KindTable
  records: { [K in Kind]: Map<string, RecordOf<K>> }
  /** `kind.field` -> target id -> ids of the records that point at it */
  refs: Map<string, Map<string, Set<string>>>
  /** kind -> id of the record they stand in -> the records in order */
  order: Map<Kind, Map<string, SortedList<AnyRecord>>>
  counts: Counts
  followers: Set<Follower>
}

export function createState(kinds: KindTable): State {
  const records = Object.fromEntries(kinds.names.map((kind) => [kind, new Map()]))
  const refs = new Map<string, Map<string, Set<string>>>()
  const order = new Map<Kind, Map<string, SortedList<AnyRecord>>>()
  for (const kind of kinds.names) {
    for (const field of kinds.indexed(kind)) refs.set(`${kind}.${field}`, new Map())
    if (kinds.of(kind).order) order.set(kind, new Map())
  }
  return {
    kinds,
    records: records as State['records'],
    refs,
    order,
    counts: new Map(),
    followers: new Set(),
  }
}

function listOf(state: State, kind: Kind, within: string): SortedList<AnyRecord> {
  const lists = state.order.get(kind)!
  let list = lists.get(within)
  if (!list) {
    list = new SortedList<AnyRecord>(state.kinds.of(kind).order!.compare)
    lists.set(within, list)
  }
  return list
}

function point(state: State, kind: Kind, field: string, target: string, id: string): void {
  const byTarget = state.refs.get(`${kind}.${field}`)!
  const ids = byTarget.get(target)
  if (ids) ids.add(id)
  else byTarget.set(target, new Set([id]))
}

/** As `point` for each; the index is looked up once, which is half the time of opening a large workspace. */
function pointAll(state: State, kind: Kind, field: string, records: readonly Row[]): void {
  const byTarget = state.refs.get(`${kind}.${field}`)!
  for (const record of records) {
    const target = record[field] as string | null
    if (target === null) continue
    const ids = byTarget.get(target)
    if (ids) ids.add(record.id)
    else byTarget.set(target, new Set([record.id]))
  }
}

function unpoint(state: State, kind: Kind, field: string, target: string, id: string): void {
  const byTarget = state.refs.get(`${kind}.${field}`)!
  const ids = byTarget.get(target)
  if (!ids) return
  ids.delete(id)
  if (ids.size === 0) byTarget.delete(target)
}

/** Sets the record to `change.after`. What stands in the State counts as before, whatever the change says. */
export function applyChange(state: State, change: Change): void {
  const { kind, id } = change
  const map = state.records[kind] as Map<string, AnyRecord>
  const before = map.get(id) as Row | undefined
  const after = frozen(change.after) as Row | null
  const { order, count } = state.kinds.of(kind)
  const fields = state.kinds.indexed(kind)
  if (before) {
    if (order) listOf(state, kind, before[order.within] as string).delete(before)
    for (const field of fields) {
      const target = before[field] as string | null
      if (target !== null && target !== after?.[field]) unpoint(state, kind, field, target, id)
    }
    if (count) addCounts(state.counts, count(before), -1)
  }
  if (after) {
    map.set(id, after)
    if (order) listOf(state, kind, after[order.within] as string).add(after)
    for (const field of fields) {
      const target = after[field] as string | null
      if (target !== null && target !== before?.[field]) point(state, kind, field, target, id)
    }
    if (count) addCounts(state.counts, count(after), 1)
  } else {
    map.delete(id)
  }
  for (const follow of state.followers) follow(kind, before, after)
}

/** Bulk load of many records of one kind that are not in the State yet; sorts each list once. */
export function addRecords<K extends Kind>(state: State, kind: K, records: readonly RecordOf<K>[]): void {
  const map = state.records[kind] as Map<string, AnyRecord>
  const { order, count } = state.kinds.of(kind)
  const groups = new Map<string, AnyRecord[]>()
  for (const record of records as readonly Row[]) {
    map.set(record.id, frozen(record))
    if (count) addCounts(state.counts, count(record), 1)
    if (order) {
      const within = record[order.within] as string
      const group = groups.get(within)
      if (group) group.push(record)
      else groups.set(within, [record])
    }
  }
  for (const field of state.kinds.indexed(kind)) pointAll(state, kind, field, records as readonly Row[])
  for (const [within, group] of groups) {
    const lists = state.order.get(kind)!
    const standing = lists.get(within)
    const all = standing ? [...standing, ...group] : group
    lists.set(within, SortedList.from(order!.compare, all))
  }
  for (const follow of state.followers) for (const record of records) follow(kind, undefined, record)
}

export function find<K extends Kind>(state: State, kind: K, id: string): RecordOf<K> | undefined {
  return (state.records[kind] as Map<string, RecordOf<K>> | undefined)?.get(id)
}

/** The record that an id names, whatever its kind. */
export function findById(state: State, id: string): { kind: Kind; record: AnyRecord } | undefined {
  const kind = state.kinds.ofId(id)
  const record = kind && find(state, kind, id)
  return record && { kind, record }
}

const emptyLists = new Map<unknown, SortedList<AnyRecord>>()

/** The records of an ordered kind that stand in `within`, in order; shared and read-only. */
export function ordered<K extends Kind>(state: State, kind: K, within: string): SortedList<RecordOf<K>> {
  let list = state.order.get(kind)!.get(within)
  if (!list) {
    const { compare } = state.kinds.of(kind).order!
    list = emptyLists.get(compare)
    if (!list) {
      list = new SortedList<AnyRecord>(compare)
      emptyLists.set(compare, list)
    }
  }
  return list as unknown as SortedList<RecordOf<K>>
}

const noIds: ReadonlySet<string> = new Set()

/** Ids of the records of `kind` whose `field` points at `target`. */
export function pointing(state: State, kind: Kind, field: string, target: string): ReadonlySet<string> {
  return state.refs.get(`${kind}.${field}`)?.get(target) ?? noIds
}

/** Every current record, kind by kind; for comparison and export, not for questions an index answers. */
export function* allRecords(state: State): Generator<{ kind: Kind; record: AnyRecord }> {
  for (const kind of state.kinds.names)
    for (const record of state.records[kind].values()) yield { kind, record }
}
