import type { Change } from '#domain/kernel/change.ts'
import type { KindTable } from '#domain/kernel/kind-table.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

type Row = { [field: string]: unknown }

/** What a move of the State means for those who look at it: which records, kinds and lists are not as they were. */
export class Touched {
  readonly kinds = new Set<Kind>()
  readonly ids = new Set<string>()
  /** lists whose members or order changed, see `listKey`; a new title alone touches no list */
  readonly lists = new Set<string>()
  readonly #table: KindTable

  constructor(table: KindTable) {
    this.#table = table
  }

  /** Notes the step of one record from what was seen to what is seen now; equal ones leave no mark. */
  add(kind: Kind, id: string, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    if (sameRecord(before, after)) return
    this.kinds.add(kind)
    this.ids.add(id)
    const order = this.#table.of(kind).order
    if (!order) return
    const from = before && ((before as Row)[order.within] as string)
    const to = after && ((after as Row)[order.within] as string)
    if (before && after && from === to && order.compare(before, after) === 0) return
    if (from !== undefined) this.lists.add(listKey(kind, from))
    if (to !== undefined) this.lists.add(listKey(kind, to))
  }

  addChanges(changes: readonly Change[]): void {
    for (const { kind, id, before, after } of changes)
      this.add(kind, id, before ?? undefined, after ?? undefined)
  }
}

/** Names the list of the records of `kind` that stand in `within`. */
export function listKey(kind: Kind, within: string): string {
  return `${kind} ${within}`
}

/** Whether two versions of a record say the same: fields hold JSON values. */
function sameRecord(a: AnyRecord | undefined, b: AnyRecord | undefined): boolean {
  if (a === b) return true
  if (!a || !b) return false
  const left = a as Row
  const right = b as Row
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => {
    const one = left[name]
    const other = right[name]
    if (one === other) return true
    return (
      typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
    )
  })
}
