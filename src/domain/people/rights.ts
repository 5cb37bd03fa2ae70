import type { Rights } from '../kernel/model.ts'
import type { Right } from '../kernel/right.ts'
import { partsOf, type Scope, scopeIn, workspaceScope } from '../kernel/scope.ts'
import { find, pointing, type State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { administers } from './last-administrator.ts'
import type { Membership, Role } from './membership.ts'

/** The membership that gives a person a role in a product. */
export function membershipOf(state: State, product: string, member: string): Membership | undefined {
  for (const id of pointing(state, 'membership', 'member', member)) {
    const membership = find(state, 'membership', id)
    if (membership?.product === product) return membership
  }
  return undefined
}

/** What a person is to a product; null when they have no part in it. Administrators have the owner's rights. */
export function roleIn(state: State, actor: string, product: string): Role | null {
  const member = find(state, 'member', actor)
  if (member?.status !== 'active') return null
  // Also of a product that is gone, so that it can be brought back.
  if (administers(member)) return 'owner'
  const record = find(state, 'product', product)
  if (!record) return null
  if (record.owner === actor) return 'owner'
  return membershipOf(state, product, actor)?.role ?? null
}

const backlogReaders: readonly (Role | null)[] = ['owner', 'team', 'viewer']

function maySee(state: State, actor: string, scope: Scope): boolean {
  if (actor === 'system') return true
  const parts = partsOf(scope)
  if (!parts || find(state, 'member', actor)?.status !== 'active') return false
  if (parts.product === null) return true
  const role = roleIn(state, actor, parts.product)
  if (role === null) return false
  switch (parts.shelf) {
    case 'plan':
      return true
    case 'private':
      return parts.member === actor
    default:
      return backlogReaders.includes(role)
  }
}

function may(state: State, actor: string, allow: readonly Right[], scopes: Iterable<Scope>): Refusal | null {
  if (actor === 'system') return null
  const refused = () => refuse('not-allowed', { needs: allow.join(' or ') || 'system' })
  const member = find(state, 'member', actor)
  if (member?.status !== 'active') return refused()
  if (allow.includes('member')) return null
  if (administers(member)) return allow.length > 0 ? null : refused()
  let asked = false
  for (const scope of scopes) {
    const product = partsOf(scope)?.product
    if (!product) return refused()
    asked = true
    const role = roleIn(state, actor, product)
    if (role === null || !allow.includes(role)) return refused()
  }
  // Nothing that exists was named: what comes of it is judged by what it touches, unless nobody could do it at all.
  return asked || allow.some((right) => right !== 'administrator') ? null : refused()
}

/** The scopes that a person may see, the workspace's own first; none for whoever is no member. */
function scopesOf(state: State, actor: string): Scope[] {
  const scopes = [workspaceScope]
  for (const product of state.records.product.keys()) {
    scopes.push(scopeIn(product, 'plan'), scopeIn(product, 'backlog'), scopeIn(product, 'feedback'))
    if (find(state, 'member', actor)) scopes.push(scopeIn(product, 'private', actor))
  }
  return scopes.filter((scope) => maySee(state, actor, scope))
}

export const rights: Rights = { may, maySee, scopesOf, decidedBy: ['member', 'membership', 'product'] }
