import { z } from 'zod'
import { changed, deleted } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { trouble } from '../kernel/judge.ts'
import { lookAfter } from '../kernel/look.ts'
import { lookUp } from '../kernel/lookup.ts'
import { administrators } from '../kernel/right.ts'
import { find, pointing } from '../kernel/state.ts'
import { isRefusal } from '../refusals.ts'
import { memberId } from './member.ts'

/**
 * Takes a person's part in the workspace away: all roles and the right to be here. The name stays with what they
 * did. Whoever owns a product hands it over first, since each has one accountable owner (method O1).
 */
export const removeMember = defineCommand({
  name: 'remove-member',
  title: 'Remove member',
  input: z.object({ member: memberId }),
  allow: administrators,
  decide(state, { member }) {
    const record = lookUp(state, 'member', member)
    if (isRefusal(record)) return record
    if (record.status === 'removed') return []
    const roles = [...pointing(state, 'membership', 'member', member)].map((id) =>
      deleted('membership', find(state, 'membership', id)!),
    )
    const gone = changed('member', record, { status: 'removed', administrator: false })
    const look = lookAfter(state, new Map([...roles, gone].map((change) => [change.id, change])))
    return trouble(state, look, 'member', gone.after!, record) ?? [...roles, gone]
  },
})
