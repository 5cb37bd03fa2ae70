import { SortedList } from '#base/sorted-list.ts'
import { type AnyRecord, definitionOf, type Kind, kindNames, type RecordOf, type Row } from '../kinds.ts'
import { addToTallies, createTallies, removeFromTallies, type Tallies } from '../tallies.ts'
import type { Change } from './change.ts'

/**
 * All current records of a workspace, with the indexes that keep a lookup, a rank move and a count at the same
 * cost whatever the size. Only `applyChange` and `addRecords` write to it; everything else reads.
 */
export interface State {
  records: { [K in Kind]: Map<string, RecordOf<K>> }
  /** `kind.field` -> target id -> ids of the records that point at it */
  refs: Map<string, Map<string, Set<string>>>
  /** kind -> id of the record they stand in -> the records in order */
  order: Map<Kind, Map<string, SortedList<AnyRecord>>>
  tallies: Tallies
}

export function createState(): State {
  const records = Object.fromEntries(kindNames.map((kind) => [kind, new Map()]))
  const refs = new Map<string, Map<string, Set<string>>>()
  const order = new Map<Kind, Map<string, SortedList<AnyRecord>>>()
  for (const kind of kindNames) {
    for (const field of refFields(kind)) refs.set(`${kind}.${field}`, new Map())
    if (definitionOf(kind).order) order.set(kind, new Map())
  }
  return { records: records as State['records'], refs, order, tallies: createTallies() }
}

/** Ref fields with an index of their own; the field a kind is ordered within is served by its order. */
const indexedFields = new Map<Kind, readonly string[]>()
function refFields(kind: Kind): readonly string[] {
  let fields = indexedFields.get(kind)
  if (!fields) {
    const { refs, order } = definitionOf(kind)
    fields = Object.keys(refs).filter((field) => field !== order?.within)
    indexedFields.set(kind, fields)
  }
  return fields
}

function listOf(state: State, kind: Kind, within: string): SortedList<AnyRecord> {
  const lists = state.order.get(kind)!
  let list = lists.get(within)
  if (!list) {
    list = new SortedList<AnyRecord>(definitionOf(kind).order!.compare)
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
  const after = change.after as Row | null
  const order = definitionOf(kind).order
  if (before) {
    if (order) listOf(state, kind, before[order.within] as string).delete(before)
    for (const field of refFields(kind)) {
      const target = before[field] as string | null
      if (target !== null && target !== after?.[field]) unpoint(state, kind, field, target, id)
    }
    removeFromTallies(state.tallies, kind, before)
  }
  if (after) {
    map.set(id, after)
    if (order) listOf(state, kind, after[order.within] as string).add(after)
    for (const field of refFields(kind)) {
      const target = after[field] as string | null
      if (target !== null && target !== before?.[field]) point(state, kind, field, target, id)
    }
    addToTallies(state.tallies, kind, after)
  } else {
    map.delete(id)
  }
}

/** Bulk load of many records of one kind that are not in the State yet; sorts each list once. */
export function addRecords<K extends Kind>(state: State, kind: K, records: readonly RecordOf<K>[]): void {
  const map = state.records[kind] as Map<string, AnyRecord>
  const definition = definitionOf(kind)
  const fields = refFields(kind)
  const groups = new Map<string, AnyRecord[]>()
  for (const record of records as readonly Row[]) {
    map.set(record.id, record)
    addToTallies(state.tallies, kind, record)
    if (definition.order) {
      const within = record[definition.order.within] as string
      const group = groups.get(within)
      if (group) group.push(record)
      else groups.set(within, [record])
    }
  }
  for (const field of fields) pointAll(state, kind, field, records as readonly Row[])
  for (const [within, group] of groups) {
    const lists = state.order.get(kind)!
    const standing = lists.get(within)
    const all = standing ? [...standing, ...group] : group
    lists.set(within, SortedList.from(definition.order!.compare, all))
  }
}

export function find<K extends Kind>(state: State, kind: K, id: string): RecordOf<K> | undefined {
  return (state.records[kind] as Map<string, RecordOf<K>>).get(id)
}

const emptyLists = new Map<Kind, SortedList<AnyRecord>>()

/** The records of an ordered kind that stand in `within`, in order; shared and read-only. */
export function ordered<K extends Kind>(state: State, kind: K, within: string): SortedList<RecordOf<K>> {
  let list = state.order.get(kind)!.get(within)
  if (!list) {
    list = emptyLists.get(kind)
    if (!list) {
      list = new SortedList<AnyRecord>(definitionOf(kind).order!.compare)
      emptyLists.set(kind, list)
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
  for (const kind of kindNames) for (const record of state.records[kind].values()) yield { kind, record }
}
