import { z } from 'zod'
import { fitOf, fits, sought } from '#base/text/fit.ts'
import { fold } from '#base/text/fold.ts'
import { lookIn } from '../kernel/look.ts'
import { defineQuery, SLICE } from '../kernel/query.ts'
import { scopeOf } from '../kernel/scope-of.ts'
import { itemByKey, itemKey } from '../keys.ts'
import type { AnyRecord, Kind } from '../kinds.ts'

export interface Hit {
  kind: Kind
  id: string
  /** of an item: TM-42 */
  key?: string
  name: string
}

/** What is as good a match is told in this order. */
const searched: readonly Kind[] = ['item', 'product', 'release', 'goal', 'feature', 'metric', 'theme']

/** Records by key or name: a key first, then as they fit. */
export const search = defineQuery({
  name: 'search',
  title: 'Search',
  input: z.object({
    text: z.string().trim().min(1).max(500),
    limit: z.number().int().min(1).max(200).default(20),
  }),
  reads: (_state, _input, visible) => visible,
  *answer(state, { text, limit }, { maySee }) {
    const wanted = sought(text)
    const look = lookIn(state)
    const sees = (kind: Kind, record: AnyRecord) => {
      const scope = scopeOf(state.kinds, look, kind, record)
      return scope !== undefined && maySee(scope)
    }
    const hits: { hit: Hit; worth: number }[] = []
    const byKey = itemByKey(state, text)
    const products = new Map(state.records.product)
    const all = searched.map((kind) => ({ kind, records: [...state.records[kind].values()] as AnyRecord[] }))
    for (const { kind, records } of all) {
      const { name: nameOf } = state.kinds.of(kind)
      for (const [at, record] of records.entries()) {
        if (at % SLICE === 0) yield
        const name = nameOf(record)
        const worth = record.id === byKey?.id ? fits.same + 1 : fitOf(fold(name), wanted)
        if (worth > 0 && sees(kind, record)) hits.push({ hit: hitOf(kind, record, name), worth })
      }
    }
    hits.sort((a, b) => b.worth - a.worth)
    return { hits: hits.slice(0, limit).map(({ hit }) => hit), count: hits.length }

    function hitOf(kind: Kind, record: AnyRecord, name: string): Hit {
      if (kind !== 'item' || !('number' in record)) return { kind, id: record.id, name }
      const product = products.get(record.product)!
      return { kind, id: record.id, key: itemKey(product, record), name }
    }
  },
})
