import { memberStatusWords } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { choiceField, createdAtField, flagField, lineField } from '../kernel/make-field.ts'
import { administrators, nobody } from '../kernel/right.ts'
import { keepsNothing } from './keeps-nothing.ts'
import { lastAdministrator } from './last-administrator.ts'
import { nameTaken } from './name-taken.ts'

export const memberId = idOf('mbr')

const memberStatuses = ['active', 'removed'] as const

const fields = {
  name: lineField('name', { most: 120 }),
  /** looks after the workspace: people, products, and everything in them */
  administrator: flagField('administrator'),
  /** who was removed stays by name in the history, and may do and see nothing */
  status: {
    ...choiceField('status', memberStatuses, { words: memberStatusWords, initial: 'active' }),
    edit: false,
  },
  createdAt: createdAtField,
}
export type Member = BodyOf<'mbr', typeof fields>

/** A person of the workspace. What they are to a product is a membership. */
export const member: DefinedKind<'mbr', typeof fields> = defineKind('mbr', fields, {
  label: kindWords.said('member'),
  many: kindWords.said('member.many'),
  home: 'workspace',
  name: ({ name }) => name,
  // The server alone makes members: an account belongs to each.
  revert: ({ before, after }) => (before && after ? administrators : nobody),
  judge: (look, record, before, state) =>
    lastAdministrator(look, record, before, state) ??
    keepsNothing(look, record, before, state) ??
    nameTaken(look, record, before, state),
  upgrades: {
    2: ({ role, ...rest }) => ({ ...rest, administrator: role === 'owner', status: 'active' }),
  },
})
