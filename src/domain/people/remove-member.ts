import { z } from 'zod'
import { changed, deleted } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { administrators } from '../kernel/right.ts'
import { find, pointing } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
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
    for (const id of pointing(state, 'product', 'owner', member)) {
      return refuse('owns-product', { name: record.name, product: find(state, 'product', id)!.name })
    }
    const gone = edit(state, 'member', record, { status: 'removed' })
    if (isRefusal(gone) || gone.length === 0) return gone
    const roles = [...pointing(state, 'membership', 'member', member)].map((id) =>
      deleted('membership', find(state, 'membership', id)!),
    )
    return [...roles, changed('member', record, { status: 'removed', administrator: false })]
  },
})
