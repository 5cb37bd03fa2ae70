import type { Look } from '../kernel/look.ts'
import { pointing, type State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Member } from './member.ts'

/** Whoever is removed keeps nothing: no product that they own, no role in one, and not the workspace. */
export function keepsNothing(
  look: Look,
  { id, name, status, administrator }: Member,
  before: Member | null,
  state: State,
): Refusal | null {
  if (status !== 'removed') return null
  if (administrator) return refuse('removed-member', { name })
  if (before?.status === 'removed') return null
  for (const owned of pointing(state, 'product', 'owner', id)) {
    const product = look('product', owned)
    if (product?.owner === id) return refuse('owns-product', { name, product: product.name })
  }
  for (const given of pointing(state, 'membership', 'member', id)) {
    if (look('membership', given)?.member === id) return refuse('changed-since', { what: name })
  }
  return null
}
