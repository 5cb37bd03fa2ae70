import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp } from '../kernel/lookup.ts'
import { changedMeanwhile, wasOf } from '../kernel/meanwhile.ts'
import { members } from '../kernel/right.ts'
import { find } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { administers } from './last-administrator.ts'
import { memberId, member as memberKind } from './member.ts'

/** Everybody names themselves; who looks after the workspace is for administrators to say. */
export const editMember = defineCommand({
  name: 'edit-member',
  title: 'Edit member',
  input: z.object({
    member: memberId,
    name: memberKind.fields.name.schema.optional(),
    administrator: z.boolean().optional(),
    was: wasOf(memberKind.fields),
  }),
  allow: members,
  decide(state, { member, was, ...fields }, { actor }) {
    const record = lookUp(state, 'member', member)
    if (isRefusal(record)) return record
    const self = find(state, 'member', actor)
    const leads = actor === 'system' || (self !== undefined && administers(self))
    if (!leads && (actor !== member || fields.administrator !== undefined))
      return refuse('not-allowed', { needs: 'administrator' })
    const clash = changedMeanwhile(state, 'member', record, fields, was)
    if (clash) return clash
    return edit(state, 'member', record, fields)
  },
  upgrades: {
    2: ({ role, ...rest }) => (role === undefined ? rest : { ...rest, administrator: role === 'owner' }),
  },
})
