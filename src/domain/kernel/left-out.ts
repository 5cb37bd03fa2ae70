import type { AnyRecord } from '../kinds.ts'
import type { Refusal } from '../refusals.ts'
import type { Context } from './command.ts'
import type { CommandCall } from './commit.ts'
import { lookIn } from './look.ts'
import type { Model } from './model.ts'
import { namedIn } from './named.ts'
import { partsOf, type Scope, scopeIn } from './scope.ts'
import { scopeOf } from './scope-of.ts'
import type { Left } from './shortfall.ts'
import { find, type State } from './state.ts'
import { calledIn } from './wishes.ts'

/** A scope that is in no set of scopes. */
const NOBODYS: Scope = ''

/** What is told of a call that was left out, for this refusal, and who may read that. */
export function leftOut(
  model: Model,
  state: State,
  call: CommandCall,
  refusal: Refusal,
  context: Context,
): Required<Left> {
  const what = calledInCall(model, state, call, context)
  const of = holdsWhatWasTyped(model, call, refusal) ? [NOBODYS] : scopesNamed(model, state, call, context)
  return { what, refusal, of }
}

/**
 * The scopes that a call speaks of: of what it names, here or gone, and of what it would make. One that nobody has is
 * among them where that cannot be told.
 */
export function scopesNamed(
  model: Model,
  state: State,
  { name, input }: CommandCall,
  { gone }: Context,
): readonly Scope[] {
  const command = model.commandNamed(name)
  if (!command) return [NOBODYS]
  const scopes = new Set<Scope>()
  for (const { field, kind, id } of namedIn(model.kinds, command, input)) {
    if (command.creates?.[field]) continue
    const record = find(state, kind, id)
    const scope = record ? scopeOf(model.kinds, lookIn(state), kind, record as AnyRecord) : gone?.(id)?.scope
    scopes.add(scope ?? NOBODYS)
  }
  for (const kind of Object.values(command.creates ?? {})) {
    const { home } = model.kinds.of(kind)
    const products = [...scopes].flatMap((scope) => partsOf(scope)?.product ?? [])
    if (home !== 'workspace') for (const product of products) scopes.add(scopeIn(product, home.shelf))
  }
  return scopes.size > 0 ? [...scopes] : [NOBODYS]
}

/** What was typed and did not come about is nowhere, so it is told to whoever typed it and kept for nobody else. */
function holdsWhatWasTyped(model: Model, { name }: CommandCall, { about }: Refusal): boolean {
  return model.commandNamed(name)?.creates !== undefined || 'typed' in about
}

function calledInCall(model: Model, state: State, { name, input }: CommandCall, { gone }: Context): string {
  const command = model.commandNamed(name)
  if (!command) return name
  const called = calledIn(model, state, command, input)
  if (called !== '' || !gone) return called
  for (const { id } of namedIn(model.kinds, command, input)) {
    const was = gone(id)
    if (was) return was.name
  }
  return ''
}
