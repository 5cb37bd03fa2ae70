import type { Scope } from '#domain/kernel/scope.ts'
import type { Snapshot } from '../storage/storage.ts'
import { FAR } from './recent-commits.ts'

/** Past this cost (500 small commits) a new snapshot is made while the old one is still handed out. */
const AGEING = 2_000

/**
 * Hands out the kept snapshot of each scope; a reader catches up from its seq. A new one is made, one at a time,
 * when the log has moved on. What is handed out is never so old that the reader would be sent back for a newer one.
 */
export function createSnapshotCache(
  make: (scope: Scope) => Promise<Snapshot>,
  costAfter: (seq: number, scope: Scope) => number,
  onFault: (error: unknown) => void,
) {
  const kept = new Map<Scope, Snapshot>()
  const making = new Map<Scope, Promise<Snapshot>>()

  function renew(scope: Scope): Promise<Snapshot> {
    let made = making.get(scope)
    if (!made) {
      made = make(scope)
        .then((snapshot) => {
          kept.set(scope, snapshot)
          return snapshot
        })
        .finally(() => making.delete(scope))
      making.set(scope, made)
    }
    return made
  }

  return {
    async of(scope: Scope): Promise<Snapshot> {
      const snapshot = kept.get(scope)
      if (!snapshot) return renew(scope)
      const cost = costAfter(snapshot.seq, scope)
      // Half of FAR leaves a slow reader time to arrive with it.
      if (cost > FAR / 2) return renew(scope)
      if (cost > AGEING && !making.has(scope)) renew(scope).catch(onFault)
      return snapshot
    },
    forget: (scope: Scope) => kept.delete(scope),
  }
}
