import type { Scope } from '#domain/kernel/scope.ts'
import type { Database } from './database.ts'
import type { Facts, KeptHead, KeptRow, KeptScope } from './kept.ts'

/** What lies in the browser of one scope, before anybody has looked whether it is of use. */
export interface KeptAsItLies {
  snapshot: KeptScope
  /** the snapshot's JSON */
  text: string
  head: KeptHead
  rows: KeptRow[]
}

/** What `keepFacts` was told last. */
export async function readFacts(db: Database): Promise<Facts> {
  return (await db.get('facts', 'last')) ?? { scopes: [], products: {} }
}

export async function readScope(db: Database, scope: Scope): Promise<KeptAsItLies | null> {
  const transaction = db.transaction(['scopes', 'heads', 'tail'])
  const [snapshot, head, rows] = await Promise.all([
    transaction.objectStore('scopes').get(scope),
    transaction.objectStore('heads').get(scope),
    transaction.objectStore('tail').getAll(rangeOf(scope)),
  ])
  return snapshot && head ? { snapshot, text: await snapshot.blob.text(), head, rows } : null
}

/** The rows of a scope, up to a seq. */
export function rangeOf(scope: Scope, upTo = Number.POSITIVE_INFINITY): IDBKeyRange {
  return IDBKeyRange.bound([scope, 0], [scope, upTo])
}
