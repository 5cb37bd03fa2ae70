import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { make } from '../kernel/lookup.ts'
import { nobody } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { memberId, member as memberKind } from './member.ts'

/** Makes a person known to the workspace; only the server does so, when somebody has signed up. */
export const addMember = defineCommand({
  name: 'add-member',
  title: 'Add member',
  input: z.object({
    member: memberId,
    name: memberKind.fields.name.schema,
    administrator: z.boolean().default(false),
  }),
  allow: nobody,
  creates: { member: 'member' },
  decide(state, { member, name, administrator }, context) {
    const made = make(state, 'member', {
      id: member,
      name,
      administrator,
      status: 'active',
      createdAt: context.at,
    })
    return isRefusal(made) ? made : [made]
  },
  upgrades: { 2: ({ role, ...rest }) => ({ ...rest, administrator: role === 'owner' }) },
})
