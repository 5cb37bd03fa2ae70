import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { administrators } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { memberId } from './member.ts'

/** Takes a removed person back, without any role. */
export const restoreMember = defineCommand({
  name: 'restore-member',
  title: 'Take member back',
  input: z.object({ member: memberId }),
  allow: administrators,
  decide(state, { member }) {
    const record = lookUp(state, 'member', member)
    return isRefusal(record) ? record : edit(state, 'member', record, { status: 'active' })
  },
})
