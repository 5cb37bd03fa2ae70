import type { Change, ScopedChange } from '../kernel/change.ts'
import { partsOf, type Scope } from '../kernel/scope.ts'
import { find, type State } from '../kernel/state.ts'
import { rights } from '../people/rights.ts'
import type { Product } from '../product/product.ts'

/** Whether all of a commit is of scopes that the actor may see, or of a product of theirs that it deleted. */
export function inSight(state: State, actor: string, changes: readonly ScopedChange[]): boolean {
  const lost = lostBy(state, actor, changes)
  return changes.every(({ scope }) => lost(scope) || rights.maySee(state, actor, scope))
}

/** The scopes of products that the commit deleted and the actor owned: nobody has a role in what is not there. */
export function lostBy(state: State, actor: string, changes: readonly Change[]): (scope: Scope) => boolean {
  const owned = new Set<string | null>()
  if (find(state, 'member', actor)?.status === 'active') {
    for (const { kind, id, before, after } of changes) {
      if (kind !== 'product' || after || find(state, 'product', id)) continue
      if ((before as Product).owner === actor) owned.add(id)
    }
  }
  return (scope) => owned.has(partsOf(scope)?.product ?? null)
}
