import { z } from 'zod'
import { type Change, changed, deleted } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { edit, lookUp, make } from '../kernel/lookup.ts'
import { owners } from '../kernel/right.ts'
import type { State } from '../kernel/state.ts'
import { type Product, productId } from '../product/product.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { memberId } from './member.ts'
import { type Membership, membershipId, membership as membershipKind, roles } from './membership.ts'
import { membershipOf } from './rights.ts'
import { roleChangedMeanwhile, roleWas } from './role-meanwhile.ts'

/**
 * Says what a person is to a product. `owner` hands it over: a product has one accountable owner (method O1), and
 * the one before stays in the team.
 */
export const setRole = defineCommand({
  name: 'set-role',
  title: 'Set role',
  input: z.object({
    product: productId,
    member: memberId,
    role: z.enum(['owner', ...roles]),
    group: membershipKind.fields.group.schema.optional(),
    /** ids of the role that is made, and of the former owner's */
    membership: membershipId,
    former: membershipId,
    was: roleWas,
  }),
  allow: owners,
  creates: { membership: 'membership', former: 'membership' },
  decide(state, { product: id, member, role, group, membership, former, was }, context) {
    const product = lookUp(state, 'product', id)
    if (isRefusal(product)) return product
    const person = lookUp(state, 'member', member)
    if (isRefusal(person)) return person
    if (person.status !== 'active') return refuse('removed-member', { name: person.name })
    const clash = roleChangedMeanwhile(state, product, member, { role, group }, was)
    if (clash) return clash
    const standing = membershipOf(state, id, member)
    if (role === 'owner') {
      if (product.owner === member) return []
      const staying = stays(state, product, former, context.at)
      if (isRefusal(staying)) return staying
      return [
        ...(standing ? [deleted('membership', standing)] : []),
        ...staying,
        changed('product', product, { owner: person.id }),
      ]
    }
    if (product.owner === member) return refuse('needs-owner', { name: person.name, product: product.name })
    const fields = { role, ...(group !== undefined && { group }) }
    if (standing) return edit(state, 'membership', standing, fields)
    return given(state, newRole(membership, product, person.id, { group: '', ...fields }, context.at))
  },
})

/** The former owner goes on in the team. */
function stays(state: State, product: Product, id: string, at: string): Change[] | Refusal {
  if (!product.owner || membershipOf(state, product.id, product.owner)) return []
  return given(state, newRole(id, product, product.owner, { role: 'team', group: '' }, at))
}

function given(state: State, membership: Membership): Change[] | Refusal {
  const made = make(state, 'membership', membership)
  return isRefusal(made) ? made : [made]
}

function newRole(
  id: string,
  product: Product,
  member: string,
  fields: Pick<Membership, 'role' | 'group'>,
  at: string,
): Membership {
  return {
    id: id as Membership['id'],
    product: product.id,
    member: member as never,
    ...fields,
    createdAt: at,
  }
}
