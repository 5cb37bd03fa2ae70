import { requestOwnCommits } from '../requests.ts'
import type { Store } from '../store.ts'

/** How many of one's own commits are looked through. */
const depth = 100

/**
 * Lets the store undo what its member did on earlier visits; for when this visit has nothing left to undo.
 * False when the server cannot be reached.
 */
export async function recallHistory(store: Store): Promise<boolean> {
  const commits = await requestOwnCommits(depth).catch(() => null)
  if (!commits) return false
  // Something may have been done while the answer was on its way; it stands on top.
  if (store.history.value.undo === null) store.recall(commits)
  return true
}
