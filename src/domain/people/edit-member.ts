import { z } from 'zod'
import { defineCommand, owners } from '../command.ts'
import { line } from '../fields.ts'
import { edit, lookUp } from '../lookup.ts'
import { isRefusal } from '../refusals.ts'
import { find } from '../state.ts'
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
