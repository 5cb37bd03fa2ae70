import { find, type State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** Refuses a parent that is missing, of another product, or the item itself or one beneath it. */
export function parentTrouble(
  state: State,
  item: string,
  product: string,
  parent: string | null | undefined,
): Refusal | null {
  if (!parent) return null
  let above = find(state, 'item', parent)
  if (!above) return refuse('not-found', { kind: 'item', id: parent })
  if (above.product !== product) return refuse('other-product', { kind: 'item' })
  while (above) {
    if (above.id === item) return refuse('own-parent')
    above = above.parent === null ? undefined : find(state, 'item', above.parent)
  }
  return null
}
