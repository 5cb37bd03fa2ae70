import { checkTitles, checkWords } from '#words/checks.ts'
import type { Item } from '../backlog/item.ts'
import type { Check } from '../kernel/check.ts'
import { countOf } from '../kernel/counts.ts'
import { scopeIn } from '../kernel/scope.ts'

/** Items that trace to no goal. */
export const looseItems: Check = {
  code: 'loose-items',
  title: checkTitles.said('loose-items'),
  source: 'T5',
  subject: 'product',
  reads: (product) => [scopeIn(product, 'plan'), scopeIn(product, 'backlog')],
  watches: (_state, kind, before, after) => (kind === 'item' ? [((after ?? before) as Item).product] : []),
  find(state, product) {
    const count = countOf(state.counts, product, 'loose')
    return count === 0 ? null : { product, about: [], said: checkWords.said('loose-items', { count }) }
  },
}
