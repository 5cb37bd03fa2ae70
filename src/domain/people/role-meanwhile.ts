import { z } from 'zod'
import { changedMeanwhile } from '../kernel/meanwhile.ts'
import type { State } from '../kernel/state.ts'
import type { Product } from '../product/product.ts'
import type { Refusal } from '../refusals.ts'
import { membership as kind, type Role, roles } from './membership.ts'
import { membershipOf } from './rights.ts'

/** What a person was to the product when whoever changes that began: null for nothing. */
export const roleWas = z
  .object({
    role: z
      .enum(['owner', ...roles])
      .nullable()
      .optional(),
    group: kind.fields.group.schema.optional(),
  })
  .optional()

/** Refuses to overwrite a role that whoever gives another has not seen. */
export function roleChangedMeanwhile(
  state: State,
  { id, owner }: Product,
  member: string,
  given: { role: Role | null; group?: string | undefined },
  was: z.infer<typeof roleWas>,
): Refusal | null {
  const standing = membershipOf(state, id, member)
  const role = owner === member ? 'owner' : (standing?.role ?? null)
  const now = { id: standing?.id ?? '', group: standing?.group ?? '', role }
  return changedMeanwhile(state, 'membership', now, given, was)
}
