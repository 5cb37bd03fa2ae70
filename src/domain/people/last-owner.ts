import type { Look } from '../belonging.ts'
import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Member } from './member.ts'

/**
 * Refuses a step that takes the role from the only owner: nobody could give it to anybody again. Members are
 * looked up through `look`, so that two who swap roles in one step are judged by what comes of it.
 */
export function lastOwner(state: State, look: Look, before: Member, after: Member | null): Refusal | null {
  if (before.role !== 'owner' || after?.role === 'owner') return null
  for (const id of state.records.member.keys()) {
    if (id !== before.id && look('member', id)?.role === 'owner') return null
  }
  return refuse('last-owner', { name: before.name })
}
