import type { AnyRecord, Kind } from '../kinds.ts'
import type { KindDefinition } from './kind.ts'

/** The kinds of a model, with what is asked of them all the time worked out once. */
export interface KindTable {
  /** parents before those that point at them */
  readonly names: readonly Kind[]
  /** @throws Error for a kind that is not in the table */
  of(kind: Kind): KindDefinition<AnyRecord>
  has(kind: string): kind is Kind
  /** the kind that an id's prefix names */
  ofId(id: string): Kind | undefined
  /** ref fields with an index of their own; the field a kind is ordered within is served by its order */
  indexed(kind: Kind): readonly string[]
  /** what points at records of a kind, and through which field */
  pointers(kind: Kind): readonly { kind: Kind; field: string }[]
}

export function tableOf(kinds: { readonly [kind: string]: unknown }): KindTable {
  const definitions = new Map(Object.entries(kinds) as [Kind, KindDefinition<AnyRecord>][])
  const names = [...definitions.keys()]
  const byPrefix = new Map([...definitions].map(([kind, { prefix }]) => [prefix, kind]))
  const indexed = new Map<Kind, readonly string[]>()
  const pointers = new Map<Kind, { kind: Kind; field: string }[]>(names.map((kind) => [kind, []]))
  for (const [kind, { refs, order }] of definitions) {
    const fields = Object.keys(refs)
    indexed.set(
      kind,
      fields.filter((field) => field !== order?.within),
    )
    for (const field of fields) pointers.get(refs[field]!.kind as Kind)?.push({ kind, field })
  }
  return {
    names,
    of(kind) {
      const definition = definitions.get(kind)
      if (!definition) throw new Error(`There is no kind of record "${kind}"`)
      return definition
    },
    has: (kind): kind is Kind => definitions.has(kind as Kind),
    ofId(id) {
      const end = id.indexOf('_')
      return end < 0 ? undefined : byPrefix.get(id.slice(0, end))
    },
    indexed: (kind) => indexed.get(kind) ?? [],
    pointers: (kind) => pointers.get(kind) ?? [],
  }
}
