import { allRecords, ordered, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

/** All that a State holds, as plain data that can be compared: records by id, and the ids of every order. */
export interface StateContent {
  records: { [id: string]: AnyRecord }
  orders: { [kindAndWithin: string]: string[] }
}

export function contentOf(state: State): StateContent {
  const records = Object.fromEntries(
    [...allRecords(state)].map(({ record }) => [record.id, record]).sort(([a], [b]) => (a! < b! ? -1 : 1)),
  )
  const orders: StateContent['orders'] = {}
  for (const kind of state.kinds.names) {
    if (!state.kinds.of(kind).order) continue
    for (const within of [...state.order.get(kind)!.keys()].sort()) {
      const ids = idsInOrder(state, kind, within)
      if (ids.length > 0) orders[`${kind} ${within}`] = ids
    }
  }
  return { records, orders }
}

export function idsInOrder(state: State, kind: Kind, within: string): string[] {
  return [...ordered(state, kind, within)].map(({ id }) => id)
}
