/**
 * Every record lives in one scope, and a replica is a set of scopes: what one person may see is a union of them,
 * and snapshots, the feed and the log are cut along them. A scope is the workspace itself, or a product's shelf.
 * It follows from the record and never changes.
 *
 *     workspace              who is here
 *     prd_1a2b.plan          strategy, roadmap, metrics, roles
 *     prd_1a2b.backlog       items and what hangs on them
 *     prd_1a2b.feedback      what people said
 *     prd_1a2b.private.mbr_7c8d   one member's drafts, and votes before they are revealed
 */
export type Scope = string

export const shelves = ['plan', 'backlog', 'feedback', 'private'] as const
export type Shelf = (typeof shelves)[number]

export const workspaceScope: Scope = 'workspace'

export function scopeIn(product: string, shelf: Shelf, member?: string): Scope {
  return member === undefined ? `${product}.${shelf}` : `${product}.${shelf}.${member}`
}

export interface ScopeParts {
  /** null for the workspace's own */
  product: string | null
  shelf: Shelf | null
  /** whose it is, on the private shelf */
  member: string | null
}

/** Takes a scope apart; null for what is none. */
export function partsOf(scope: Scope): ScopeParts | null {
  if (scope === workspaceScope) return { product: null, shelf: null, member: null }
  const [product, shelf, member = null, more] = scope.split('.')
  if (!product || more !== undefined || !shelves.includes(shelf as Shelf)) return null
  return (shelf === 'private') === (member !== null) ? { product, shelf: shelf as Shelf, member } : null
}
