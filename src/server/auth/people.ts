import { byCodeUnits } from '#base/by-code-units.ts'
import { nameKey } from '#base/text/name-key.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { Member } from '#domain/people/member.ts'
import type { Hosts } from '../workspace/hosts.ts'
import type { Whose } from './session.ts'

/** The member that an id names, if they are one still. */
export function activeMember(state: State, id: string): Member | null {
  const member = find(state, 'member', id)
  return member?.status === 'active' ? member : null
}

/** The member whom a typed name means; of two, whom an old store may have, the one who was here first. */
function memberNamed(state: State, name: string): Member | null {
  const key = nameKey(name)
  const found = [...state.records.member.values()].filter(
    (member) => nameKey(member.name) === key && activeMember(state, member.id),
  )
  return found.sort((a, b) => byCodeUnits(a.createdAt, b.createdAt) || byCodeUnits(a.id, b.id))[0] ?? null
}

/** Names are what people sign in with, so the State says who is meant: a renamed member signs in by the new name. */
export async function whoIs(hosts: Hosts, name: string): Promise<Whose | null> {
  for (const workspace of await hosts.all()) {
    const { state } = await hosts.open(workspace)
    const member = memberNamed(state, name)
    if (member) return { workspace, member: member.id }
  }
  return null
}
