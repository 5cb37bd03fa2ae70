import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** Refuses a key that another product has; people type it in front of every item number. */
export function keyTaken(state: State, key: string | undefined, self: string): Refusal | null {
  if (key === undefined) return null
  for (const other of state.records.product.values()) {
    if (other.key === key && other.id !== self) return refuse('key-taken', { key, product: other.name })
  }
  return null
}
