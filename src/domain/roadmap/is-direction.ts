import { ordered, type State } from '../kernel/state.ts'
import type { Release } from './release.ts'

/** With dates on the plan, a release without one is a direction: a goal is all it should have yet. */
export function isDirection(state: State, { product, date }: Pick<Release, 'product' | 'date'>): boolean {
  if (date !== null) return false
  for (const other of ordered(state, 'release', product)) if (other.date !== null) return true
  return false
}
