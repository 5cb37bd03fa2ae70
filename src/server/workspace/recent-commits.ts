import type { Commit } from '#domain/kernel/commit.ts'
import { costOf, leastCost } from '#protocol/commit-cost.ts'

/** Past this cost (5,000 small commits) a snapshot is quicker, and nothing older is kept in memory. */
export const FAR = 20_000

/** The end of the log, in memory: for pages that were away for a moment, for undo, and to know an id again. */
export interface RecentCommits {
  add(commit: Commit): void
  byId(id: string): Commit | undefined
  /** The commits after `seq`, or null when some of them are no longer in memory. */
  after(seq: number): Commit[] | null
  /** The cost of catching up from `seq`; where commits are no longer in memory, at least that. */
  costAfter(seq: number): number
}

/** @param start seq of the last commit before the first that will be added */
export function createRecentCommits(start: number, most = FAR): RecentCommits {
  let commits: Commit[] = []
  /** costs[i]: of all commits ever added up to commits[i], so that a range is a difference */
  let costs: number[] = []
  let costBefore = 0
  let seqBefore = start
  const ids = new Map<string, Commit>()

  function trim(): void {
    const total = costs.at(-1) ?? 0
    // In bulk, so that an addition costs the same on average; and the last one stays, however large.
    if (total - costBefore <= most * 1.5) return
    let drop = 0
    while (drop < commits.length - 1 && total - costs[drop]! > most) drop++
    drop = Math.min(drop + 1, commits.length - 1)
    for (const commit of commits.slice(0, drop)) ids.delete(commit.id)
    if (drop > 0) {
      costBefore = costs[drop - 1]!
      seqBefore = commits[drop - 1]!.seq
    }
    commits = commits.slice(drop)
    costs = costs.slice(drop)
  }

  return {
    add(commit) {
      commits.push(commit)
      costs.push((costs.at(-1) ?? costBefore) + costOf(commit))
      ids.set(commit.id, commit)
      trim()
    },
    byId: (id) => ids.get(id),
    after: (seq) => (seq < seqBefore ? null : commits.slice(seq - seqBefore)),
    costAfter(seq) {
      const total = costs.at(-1) ?? costBefore
      if (seq < seqBefore) return (seqBefore - seq) * leastCost + total - costBefore
      const at = seq - seqBefore - 1
      return total - (at < 0 ? costBefore : (costs[at] ?? total))
    },
  }
}
