import type { Command } from '../kernel/command.ts'
import { find, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** The one rule every door asks before a command runs: null when the actor may. */
export function may(state: State, actor: string, command: Pick<Command, 'allow'>): Refusal | null {
  if (actor === 'system') return null
  const role = find(state, 'member', actor)?.role
  if (role && command.allow.includes(role)) return null
  return refuse('not-allowed', { needs: command.allow.join(' or ') || 'system' })
}

/**
 * The one rule every reader passes through: snapshot, feed, REST and command line. Whoever is a member sees the
 * whole workspace; whoever is not sees nothing. Narrower views come with share links and guests.
 */
export function maySee(state: State, actor: string, _kind: Kind, _record: AnyRecord): boolean {
  return actor === 'system' || find(state, 'member', actor) !== undefined
}
