import { roleWords } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import type { Look } from '../kernel/look.ts'
import { choiceField, createdAtField, optionalLineField, refField } from '../kernel/make-field.ts'
import { owners } from '../kernel/right.ts'
import { pointing, type State } from '../kernel/state.ts'
import { productId } from '../product/product.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { memberId } from './member.ts'

export const membershipId = idOf('mbs')

/**
 * What a person can be to a product besides its one owner: works in the backlog; aligns on the roadmap, for a group
 * such as sales or service; or reads both and changes nothing.
 */
export const roles = ['team', 'stakeholder', 'viewer'] as const
export type Role = 'owner' | (typeof roles)[number]

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  member: refField('member', { kind: 'member', id: memberId, onDelete: 'cascade' }),
  role: choiceField('role', roles, { words: roleWords }),
  /** of a stakeholder: marketing, sales, service, management … */
  group: optionalLineField('group', { most: 60 }),
  createdAt: createdAtField,
}
export type Membership = BodyOf<'mbs', typeof fields>

/** A person's role in a product. The owner's stands in the product itself, since each has exactly one. */
export const membership: DefinedKind<'mbs', typeof fields> = defineKind('mbs', fields, {
  label: kindWords.said('membership'),
  many: kindWords.said('membership.many'),
  home: { shelf: 'plan', through: 'product' },
  name: ({ role }) => roleWords(role),
  bearer: 'member',
  revert: owners,
  judge: onlyRole,
})

/** A person has one role in a product, and none once they were removed. */
function onlyRole(
  look: Look,
  { id, product, member }: Membership,
  _before: unknown,
  state: State,
): Refusal | null {
  const person = look('member', member)
  if (person?.status === 'removed') return refuse('removed-member', { name: person.name })
  for (const other of pointing(state, 'membership', 'member', member)) {
    if (other !== id && look('membership', other)?.product === product) return refuse('role-given')
  }
  return null
}
