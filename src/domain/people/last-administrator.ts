import type { Look } from '../kernel/look.ts'
import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Member } from './member.ts'

/**
 * Refuses a step that leaves nobody who looks after the workspace: nobody could give anybody a right again. Members
 * are looked up through `look`, so that two who swap in one step are judged by what comes of it.
 */
export function lastAdministrator(
  look: Look,
  after: Member,
  before: Member | null,
  state: State,
): Refusal | null {
  if (!before || !administers(before) || administers(after)) return null
  for (const id of state.records.member.keys()) {
    const other = id === before.id ? undefined : look('member', id)
    if (other && administers(other)) return null
  }
  return refuse('last-administrator', { name: before.name })
}

export function administers({ administrator, status }: Pick<Member, 'administrator' | 'status'>): boolean {
  return administrator && status === 'active'
}
