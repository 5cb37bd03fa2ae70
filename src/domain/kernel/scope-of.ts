import type { AnyRecord, Kind, Row } from '../kinds.ts'
import type { Change, ScopedChange } from './change.ts'
import type { KindTable } from './kind-table.ts'
import type { Look } from './look.ts'
import { type Scope, scopeIn, workspaceScope } from './scope.ts'
import { find, type State } from './state.ts'

/**
 * The product that a record is part of; undefined for what belongs to the whole workspace, and where a link on the
 * way is missing. A record never leaves its product, and what it points at is of the same one.
 */
export function productOf(kinds: KindTable, look: Look, kind: Kind, record: AnyRecord): string | undefined {
  const { home, refs } = kinds.of(kind)
  if (home === 'workspace') return undefined
  if (home.through === 'self') return record.id
  const target = (record as Row)[home.through] as string
  const ref = refs[home.through]!.kind as Kind
  if (ref === 'product') return target
  const above = look(ref, target)
  return above && productOf(kinds, look, ref, above)
}

/** The scope that a record lives in; undefined where a link on the way is missing. */
export function scopeOf(kinds: KindTable, look: Look, kind: Kind, record: AnyRecord): Scope | undefined {
  const { home } = kinds.of(kind)
  if (home === 'workspace') return workspaceScope
  const product = productOf(kinds, look, kind, record)
  if (product === undefined) return undefined
  const member = home.shelf === 'private' ? ((record as Row).member as string) : undefined
  return scopeIn(product, home.shelf, member)
}

/** The changes, not applied yet, with their scopes. What is made is followed up through what is made with it. */
export function scoped(state: State, changes: readonly Change[]): ScopedChange[] {
  let made: Map<string, AnyRecord> | undefined
  const look: Look = (kind: Kind, id: string) => {
    const standing = find(state, kind, id)
    if (standing) return standing as never
    made ??= new Map(changes.flatMap(({ id: of, after }) => (after ? [[of, after as AnyRecord]] : [])))
    return made.get(id) as never
  }
  return changes.map((change) => {
    const scope = scopeOf(state.kinds, look, change.kind, (change.after ?? change.before)!)
    if (scope === undefined) throw new Error(`${change.kind} ${change.id} belongs to no product`)
    return { ...change, scope }
  })
}
