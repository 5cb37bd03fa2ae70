import type { ScopedChange } from '#domain/kernel/change.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { lookIn } from '#domain/kernel/look.ts'
import type { Model } from '#domain/kernel/model.ts'
import { namedIn } from '#domain/kernel/named.ts'
import { type Scope, scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { AnyRecord } from '#domain/kinds.ts'

/** What work is about: the scopes that it changes, or else that it names, or else the product that is looked at. */
export function scopesOf(
  model: Model,
  state: State,
  work: { calls: readonly CommandCall[]; changes: readonly ScopedChange[] },
  product: string | null,
): Scope[] {
  const { calls, changes } = work
  const scopes = new Set(
    changes.length > 0 ? changes.map(({ scope }) => scope) : namedScopes(model, state, calls),
  )
  if (scopes.size === 0) scopes.add(product === null ? workspaceScope : scopeIn(product, 'plan'))
  return [...scopes]
}

function namedScopes(model: Model, state: State, calls: readonly CommandCall[]): Scope[] {
  const look = lookIn(state)
  return calls.flatMap(({ name, input }) => {
    const command = model.commandNamed(name)
    if (!command) return []
    return [...namedIn(model.kinds, command, input)].flatMap(({ kind, id }) => {
      const record = find(state, kind, id)
      return (record && scopeOf(model.kinds, look, kind, record as AnyRecord)) ?? []
    })
  })
}
