import { z } from 'zod'
import { parseFilter } from '../backlog/filter.ts'
import { keysOf } from '../backlog/filter-keys.ts'
import { compileFilter } from '../backlog/filter-match.ts'
import { createPage } from '../kernel/page-size.ts'
import { defineQuery, SLICE } from '../kernel/query.ts'
import { scopeIn } from '../kernel/scope.ts'
import { find, ordered } from '../kernel/state.ts'
import { itemKey } from '../keys.ts'
import { productId } from '../product/product.ts'
import { refuse } from '../refusals.ts'

/** Items of a product in rank order that fit a filter, in the one language of page, API and command line. */
export const items = defineQuery({
  name: 'items',
  title: 'Find items',
  input: z.object({
    product: productId,
    filter: z.string().max(2000).default(''),
    limit: z.number().int().min(1).max(1000).default(100),
    /** rank after which to go on, see `next` */
    after: z.number().int().min(0).default(0),
  }),
  reads: (_state, { product }) => [scopeIn(product, 'plan'), scopeIn(product, 'backlog')],
  *answer(state, { product, filter, limit, after }) {
    const owner = find(state, 'product', product)
    if (!owner) return refuse('not-found', { kind: 'product', id: product })
    const parsed = parseFilter(filter, keysOf(state.kinds.of('item').fields))
    const { fits, hints } = compileFilter(state, product, parsed.filter)
    const found: object[] = []
    const page = createPage()
    let [count, rank, next] = [0, 0, null as number | null]
    for (const item of [...ordered(state, 'item', product)]) {
      rank += 1
      if (rank % SLICE === 0) yield
      if (!fits(item)) continue
      count += 1
      if (rank <= after) continue
      if (found.length < limit && !page.isFull) {
        const entry = { key: itemKey(owner, item), place: rank, ...item }
        page.add(entry)
        found.push(entry)
      } else next ??= rank - 1
    }
    return { items: found, count, of: rank, next, hints: [...parsed.hints, ...hints] }
  },
})
