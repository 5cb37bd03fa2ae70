import { z } from 'zod'
import { defineCommand, owners } from '../kernel/command.ts'
import { line } from '../kernel/fields.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { find } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { lastOwner } from './last-owner.ts'
import { memberId, roles } from './member.ts'

export const editMember = defineCommand({
  name: 'edit-member',
  title: 'Edit member',
  input: z.object({ member: memberId, name: line('Name', 120).optional(), role: z.enum(roles).optional() }),
  allow: owners,
  decide(state, { member, ...fields }) {
    const record = lookUp(state, 'member', member)
    if (isRefusal(record)) return record
    const role = fields.role ?? record.role
    return (
      lastOwner(state, (kind, id) => find(state, kind, id), record, { ...record, role }) ??
      edit('member', record, fields)
    )
  },
})
