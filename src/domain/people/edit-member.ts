import { z } from 'zod'
import { defineCommand, owners } from '../command.ts'
import { line } from '../fields.ts'
import { edit, lookUp } from '../lookup.ts'
import { isRefusal } from '../refusals.ts'
import { memberId, roles } from './member.ts'

export const editMember = defineCommand({
  name: 'edit-member',
  title: 'Edit member',
  input: z.object({ member: memberId, name: line('Name', 120).optional(), role: z.enum(roles).optional() }),
  allow: owners,
  decide(state, { member, ...fields }) {
    const record = lookUp(state, 'member', member)
    return isRefusal(record) ? record : edit('member', record, fields)
  },
})
