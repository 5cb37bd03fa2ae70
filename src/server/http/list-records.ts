import { lookIn } from '#domain/kernel/look.ts'
import type { Model } from '#domain/kernel/model.ts'
import { createPage } from '#domain/kernel/page-size.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import { find, ordered, pointing, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

export interface ListQuery {
  kind: Kind
  actor: string
  /** field that points at another record -> that record's id */
  filters: Readonly<Record<string, string>>
  limit: number
  /** letters after which a page ends, before its limit; the usual when nothing is said */
  size?: number
  cursor: string | null
}

export interface ListedRecords {
  records: AnyRecord[]
  /** null on the last page */
  next_cursor: string | null
}

/** Where a page ended: the record, and how many stood before the next one in case that record is gone by then. */
interface Place {
  id: string
  at: number
}

/**
 * A page of records. A kind that stands in an order comes in it when the list is narrowed to what it is ordered
 * within (items by `product`); all else comes by id.
 */
export function listRecords(model: Model, state: State, query: ListQuery): ListedRecords {
  const { kind, filters, limit } = query
  const all = candidates(state, kind, filters)
  const visible = visibleTo(model, state, query.actor)
  const wanted = (record: AnyRecord) =>
    visible(kind, record) &&
    Object.entries(filters).every(
      ([field, id]) => (record as unknown as Record<string, unknown>)[field] === id,
    )
  const records: AnyRecord[] = []
  let at = startOf(all, query.cursor)
  const page = createPage(query.size)
  for (; at < all.length && records.length < limit && !page.isFull; at++) {
    const record = all[at]!
    if (!wanted(record)) continue
    records.push(record)
    page.add(record)
  }
  const last = all[at - 1]
  const more = at < all.length && last !== undefined
  return { records, next_cursor: more ? encode({ id: last.id, at }) : null }
}

/** Whether the actor may see a record; each scope is asked about once. */
export function visibleTo(
  { kinds, rights }: Model,
  state: State,
  actor: string,
): (kind: Kind, record: AnyRecord) => boolean {
  const seen = new Map<Scope, boolean>()
  const look = lookIn(state)
  return (kind, record) => {
    const scope = scopeOf(kinds, look, kind, record)
    if (scope === undefined) return false
    let may = seen.get(scope)
    if (may === undefined) {
      may = rights.maySee(state, actor, scope)
      seen.set(scope, may)
    }
    return may
  }
}

function candidates(state: State, kind: Kind, filters: ListQuery['filters']): readonly AnyRecord[] {
  const within = state.kinds.of(kind).order?.within
  if (within !== undefined && filters[within] !== undefined)
    return ordered(state, kind, filters[within]).slice()
  const [field, target] = Object.entries(filters)[0] ?? []
  const ids =
    field === undefined ? [...state.records[kind].keys()] : [...pointing(state, kind, field, target!)]
  return ids.sort().map((id) => find(state, kind, id)!)
}

function startOf(all: readonly AnyRecord[], cursor: string | null): number {
  const place = cursor === null ? null : decode(cursor)
  if (!place) return 0
  // Nearly always where it was.
  if (all[place.at - 1]?.id === place.id) return place.at
  const now = all.findIndex(({ id }) => id === place.id)
  return now < 0 ? place.at : now + 1
}

function encode(place: Place): string {
  return Buffer.from(JSON.stringify([place.id, place.at])).toString('base64url')
}

/** Null for what no page ever handed out. */
function decode(cursor: string): Place | null {
  try {
    const [id, at] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    return typeof id === 'string' && Number.isInteger(at) && (at as number) >= 0
      ? { id, at: at as number }
      : null
  } catch {
    return null
  }
}

export function isCursor(cursor: string): boolean {
  return decode(cursor) !== null
}
