import type { Snapshot } from '../storage/storage.ts'
import { FAR } from './recent-commits.ts'

/** Past this cost (500 small commits) a new snapshot is made while the old one is still handed out. */
const AGEING = 2_000

/**
 * Hands out the kept snapshot; a reader catches up from its seq. A new one is made, one at a time, when the log
 * has moved on. What is handed out is never so old that the reader would be sent back for a newer one.
 */
export function createSnapshotCache(
  make: () => Promise<Snapshot>,
  costAfter: (seq: number) => number,
  onFault: (error: unknown) => void,
) {
  let kept: Snapshot | null = null
  let making: Promise<Snapshot> | null = null

  function renew(): Promise<Snapshot> {
    making ??= make()
      .then((snapshot) => {
        kept = snapshot
        return snapshot
      })
      .finally(() => {
        making = null
      })
    return making
  }

  return async (): Promise<Snapshot> => {
    if (!kept) return renew()
    const cost = costAfter(kept.seq)
    // Half of FAR leaves a slow reader time to arrive with it.
    if (cost > FAR / 2) return renew()
    if (cost > AGEING && !making) renew().catch(onFault)
    return kept
  }
}
