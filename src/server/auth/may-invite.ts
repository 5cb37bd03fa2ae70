import { administrators } from '#domain/kernel/right.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { setRole } from '#domain/people/set-role.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Host } from '../workspace/host.ts'
import type { Invitation } from './invitation-table.ts'

export type Given = Pick<Invitation, 'kind' | 'grants' | 'admin'>

/**
 * Whether somebody may give what an invitation gives, by the rule that every door asks: each role as they would give
 * it to a member, and the rest as only an administrator may. Asked when it is made, shown, taken back and accepted.
 */
export function mayInvite(
  { state, model }: Host,
  actor: string,
  { kind, grants, admin }: Given,
): Refusal | null {
  const { may } = model.rights
  if (kind === 'reset' || admin) return may(state, actor, administrators, [])
  return may(
    state,
    actor,
    setRole.allow,
    grants.map(({ product }) => scopeIn(product, 'plan')),
  )
}
