import { type Refusal, refuse } from '../refusals.ts'
import type { Change, ScopedChange } from './change.ts'
import type { Scope } from './scope.ts'
import { find, type State } from './state.ts'

/**
 * Refuses an id that is not free: it stands for another record, or the batch takes that away in one scope and uses it
 * in another, where whoever follows the first would never hear of it.
 *
 * @param homes the scope of each id that the batch has used so far
 */
export function takenId(
  state: State,
  changes: readonly ScopedChange[],
  homes: ReadonlyMap<string, Scope>,
): Refusal | null {
  const taken =
    changes.find((change) => isMadeTwice(state, change)) ??
    changes.find(({ id, scope }) => (homes.get(id) ?? scope) !== scope)
  return taken ? refuse('id-taken', { kind: taken.kind, id: taken.id }) : null
}

export function isMadeTwice(state: State, { kind, id, before }: Change): boolean {
  return before === null && find(state, kind, id) !== undefined
}
