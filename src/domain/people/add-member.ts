import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { line } from '../kernel/fields.ts'
import { free } from '../kernel/lookup.ts'
import { memberId, roles } from './member.ts'

/** Makes a person known to the workspace; only the server does so, when somebody has signed up. */
export const addMember = defineCommand({
  name: 'add-member',
  title: 'Add member',
  input: z.object({ member: memberId, name: line('Name', 120), role: z.enum(roles) }),
  allow: [],
  creates: { member: 'member' },
  decide(state, { member, name, role }, context) {
    return (
      free(state, 'member', member) ?? [created('member', { id: member, name, role, createdAt: context.at })]
    )
  },
})
