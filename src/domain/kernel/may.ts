import type { AnyRecord } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { ScopedChange } from './change.ts'
import type { Command } from './command.ts'
import { lookIn } from './look.ts'
import type { Model } from './model.ts'
import { namedIn } from './named.ts'
import { type Scope, workspaceScope } from './scope.ts'
import { scopeOf } from './scope-of.ts'
import { find, type State } from './state.ts'

/**
 * Why somebody may not name to a command what this input names; null when they may. What they may not see is not there.
 *
 * @param instead fields that hold what nobody has asked for, and nobody is told of
 */
export function mayName(
  model: Model,
  state: State,
  command: Command,
  input: unknown,
  actor: string,
  instead: readonly string[],
): Refusal | null {
  if (actor === 'system') return null
  // Whoever may not do such a thing anywhere learns nothing of what is here.
  const never = model.rights.may(state, actor, command.allow, [])
  if (never) return never
  const look = lookIn(state)
  const scopes = new Set<Scope>()
  for (const { field, kind, id } of namedIn(model.kinds, command, input)) {
    if (command.creates?.[field] || instead.includes(field)) continue
    const record = find(state, kind, id)
    const scope = record && scopeOf(model.kinds, look, kind, record as AnyRecord)
    // One answer, in one order, for what is not there and for what may not be seen.
    if (scope === undefined || (!scopes.has(scope) && !model.rights.maySee(state, actor, scope)))
      return refuse('not-found', { kind, id })
    // Naming a colleague asks nothing of the workspace; changing one does.
    if (scope !== workspaceScope) scopes.add(scope)
  }
  return model.rights.may(state, actor, command.allow, scopes)
}

/** Why a command of theirs may not change this; null when they may. */
export function mayTouch(
  model: Model,
  state: State,
  command: Command,
  changes: readonly ScopedChange[],
  actor: string,
): Refusal | null {
  if (actor === 'system') return null
  return model.rights.may(state, actor, command.allow, new Set(changes.map(({ scope }) => scope)))
}
