import type { Look } from '../kernel/look.ts'
import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Product } from './product.ts'

/** Refuses a key that another product has; people type it in front of every item number. */
export function keyTaken(state: State, look: Look, { id, key }: Pick<Product, 'id' | 'key'>): Refusal | null {
  for (const other of state.records.product.keys()) {
    // Not by name: whoever asks may not see that product.
    if (other !== id && look('product', other)?.key === key) return refuse('key-taken', { key })
  }
  return null
}
