import { ordered, type State } from '../kernel/state.ts'
import { parseFilter } from './filter.ts'
import { compileFilter } from './filter-match.ts'
import type { Item } from './item.ts'

/** The next item by rank that a filter text leaves, or the one before; undefined at the end of what it leaves. */
export function neighbourShown(
  state: State,
  item: Item,
  query: string,
  way: 'before' | 'after',
): Item | undefined {
  const list = ordered(state, 'item', item.product)
  const { fits } = compileFilter(state, item.product, parseFilter(query).filter)
  let next = list[way](item)
  while (next && !fits(next)) next = list[way](next)
  return next
}
