import type { KindTable } from '#domain/kernel/kind-table.ts'
import { partsOf, type Scope, type Shelf } from '#domain/kernel/scope.ts'

/** Those of the scopes in which a record can be: on a shelf that no kind stands on there is nothing to fetch. */
export function usedScopes(kinds: KindTable, scopes: readonly Scope[]): Scope[] {
  const shelves = new Set<Shelf>()
  for (const name of kinds.names) {
    const { home } = kinds.of(name)
    if (home !== 'workspace') shelves.add(home.shelf)
  }
  return scopes.filter((scope) => {
    const parts = partsOf(scope)
    return parts !== null && (parts.shelf === null || shelves.has(parts.shelf))
  })
}

/** What a page that looks at a product holds of what it may have: all of that product, and the plans of the others. */
export function scopesFor(product: string | null, may: readonly Scope[]): { now: Scope[]; idle: Scope[] } {
  const now: Scope[] = []
  const idle: Scope[] = []
  for (const scope of may) {
    const parts = partsOf(scope)
    if (!parts) continue
    if (parts.product === null || parts.product === product) now.push(scope)
    else if (parts.shelf === 'plan') idle.push(scope)
  }
  return { now, idle }
}
