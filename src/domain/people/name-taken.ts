import { nameKey } from '#base/text/name-key.ts'
import type { Look } from '../kernel/look.ts'
import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Member } from './member.ts'

/** Refuses the name of somebody else who is here: names are what people sign in with. */
export function nameTaken(look: Look, after: Member, before: Member | null, state: State): Refusal | null {
  if (after.status !== 'active') return null
  const key = nameKey(after.name)
  // An older store may have two; they are let alone until one gets another name.
  if (before?.status === 'active' && nameKey(before.name) === key) return null
  for (const id of state.records.member.keys()) {
    const other = id === after.id ? undefined : look('member', id)
    if (other?.status === 'active' && nameKey(other.name) === key)
      return refuse('name-taken', { name: other.name })
  }
  return null
}
