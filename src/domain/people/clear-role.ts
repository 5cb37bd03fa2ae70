import { z } from 'zod'
import { deleted } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { owners } from '../kernel/right.ts'
import { productId } from '../product/product.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { memberId } from './member.ts'
import { membershipOf } from './rights.ts'
import { roleChangedMeanwhile, roleWas } from './role-meanwhile.ts'

/** Takes a person's role in a product away; the owner's is handed over instead. */
export const clearRole = defineCommand({
  name: 'clear-role',
  title: 'Take role away',
  input: z.object({ product: productId, member: memberId, was: roleWas }),
  allow: owners,
  decide(state, { product: id, member, was }) {
    const product = lookUp(state, 'product', id)
    if (isRefusal(product)) return product
    const person = lookUp(state, 'member', member)
    if (isRefusal(person)) return person
    if (product.owner === member) return refuse('needs-owner', { name: person.name, product: product.name })
    const clash = roleChangedMeanwhile(state, product, member, { role: null }, was)
    if (clash) return clash
    const standing = membershipOf(state, id, member)
    return standing ? [deleted('membership', standing)] : []
  },
})
