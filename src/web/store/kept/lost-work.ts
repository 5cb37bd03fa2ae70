import type { CommandCall } from '#domain/kernel/commit.ts'
import { requestOwnCommits } from '../requests.ts'
import type { Store } from '../store.ts'
import { takenBackBy } from '../undo/long-steps.ts'
import { type Cache, MOST_SENT } from './cache.ts'
import type { SentBatch } from './kept.ts'

/** What this browser sent to an earlier life of the log and the server does not have is offered again, with its words. */
export async function offerLost(store: Store, cache: Cache): Promise<void> {
  const before = await cache.sentBefore()
  if (before.length === 0) return cache.trimSent()
  // Where the server is away again the next welcome looks once more.
  const commits = await requestOwnCommits(MOST_SENT).catch(() => null)
  if (!commits) return
  const lost = lostOf(before, commits, MOST_SENT)
  const since = new Date().toISOString()
  for (const { id, label, batch, at, scopes = [] } of lost) {
    if (store.awaits(id)) continue
    const { note, alone } = batch
    const calls = batch.commands as CommandCall[]
    const work = { id, label, calls, note, ...(alone && { alone }), at }
    // What a product that is gone was made with is nobody's secret: whoever made it may make it again.
    const seen = scopes.filter((scope) => store.scopes.value.includes(scope))
    store.tray.add({ ...work, since, because: 'restored', refusal: null, sentence: '' }, seen)
  }
  const known = new Set(commits.map(({ id }) => id))
  await cache.keepSent(
    before.filter(({ id }) => known.has(id)),
    before.filter(({ id }) => !known.has(id)),
  )
  if (lost.length > 0) store.losses.tell(lost.length)
}

/**
 * Which batches a server that was put back to an older copy does not have, oldest first: those that are not among the
 * member's newest commits there, and newer than the oldest of them. What was done and taken back again is not missed.
 *
 * @param most how many commits were asked for: fewer are all that there are
 */
export function lostOf(
  sent: readonly SentBatch[],
  commits: readonly { id: string; seq: number }[],
  most: number,
): SentBatch[] {
  const known = new Set(commits.map(({ id }) => id))
  const from = commits.length < most ? 0 : Math.min(...commits.map(({ seq }) => seq))
  const lost = sent.filter(({ id, seq }) => !known.has(id) && seq >= from)
  const taken = new Set<string>()
  for (const { id, batch } of lost.toReversed()) {
    const undo = takenBackBy(batch.commands)
    if (undo === null || taken.has(id)) continue
    taken.add(id)
    taken.add(undo.step)
  }
  return lost.filter(({ id }) => !taken.has(id)).sort((a, b) => a.made - b.made)
}
