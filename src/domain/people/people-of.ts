import { byCodeUnits } from '#base/by-code-units.ts'
import { find, type State } from '../kernel/state.ts'
import type { Member } from './member.ts'
import type { Role } from './membership.ts'
import { membershipOf } from './rights.ts'

export interface PersonHere {
  member: Member
  /** what they are to the product by name; null for who has no part in it but may be an administrator */
  role: Role | null
  group: string
}

const order: readonly (Role | null)[] = ['owner', 'team', 'stakeholder', 'viewer', null]

/** Everybody who is here, those with more to say about the product first. */
export function peopleOf(state: State, product: string): PersonHere[] {
  const owner = find(state, 'product', product)?.owner
  const people = [...state.records.member.values()]
    .filter(({ status }) => status === 'active')
    .map((member): PersonHere => {
      const membership = membershipOf(state, product, member.id)
      const role = member.id === owner ? 'owner' : (membership?.role ?? null)
      return { member, role, group: membership?.group ?? '' }
    })
  return people.sort(
    (a, b) =>
      order.indexOf(a.role) - order.indexOf(b.role) ||
      byCodeUnits(a.member.name, b.member.name) ||
      byCodeUnits(a.member.id, b.member.id),
  )
}

/** Whether somebody is shown a person: who gives roles sees whom they could give one to, the others who has one. */
export function isShownTo(administers: boolean, { role }: Pick<PersonHere, 'role'>): boolean {
  return role !== null || administers
}
