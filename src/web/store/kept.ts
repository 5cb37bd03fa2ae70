import type { Commit } from '#domain/kernel/commit.ts'
import { costOf } from '#protocol/commit-cost.ts'
import type { Unsettled } from './store.ts'

/** A batch on its way, as it lies in the browser: whose tab sends it, and when it was made (ms, for the order). */
export interface KeptBatch extends Unsettled {
  tab: string
  made: number
}

/** The commits that follow `seq` without a gap; whatever lies behind one cannot be used. */
export function tailAfter(seq: number, commits: readonly Commit[]): Commit[] {
  const tail: Commit[] = []
  for (const commit of commits.toSorted((a, b) => a.seq - b.seq)) {
    if (commit.seq <= seq) continue
    if (commit.seq !== seq + tail.length + 1) break
    tail.push(commit)
  }
  return tail
}

export function inOrder(batches: readonly KeptBatch[]): KeptBatch[] {
  return batches.toSorted((a, b) => a.made - b.made)
}

/** What it costs to read commits on top of a snapshot. */
export function tailCost(commits: readonly Commit[]): number {
  return commits.reduce((cost, commit) => cost + costOf(commit), 0)
}
