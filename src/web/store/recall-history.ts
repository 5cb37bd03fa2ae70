import type { Commit } from '#domain/kernel/commit.ts'
import type { Store } from './store.ts'

/** How many commits of the workspace are looked through for one's own. */
const depth = 100

/**
 * Lets the store undo what its member did on earlier visits; for when this visit has nothing left to undo.
 * False when the server cannot be reached.
 */
export async function recallHistory(store: Store): Promise<boolean> {
  const response = await fetch(`/api/v1/history?limit=${depth}`).catch(() => null)
  if (!response?.ok) return false
  const { commits } = (await response.json()) as { commits: Commit[] }
  // Something may have been done while the answer was on its way; it stands on top.
  if (store.history.value.undo === null) store.recall(commits)
  return true
}
