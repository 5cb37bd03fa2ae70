import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { leastCost } from '#protocol/commit-cost.ts'

/** Past this cost (5,000 small commits) a snapshot is quicker, and nothing older is kept in memory. */
export const FAR = 20_000

/** The end of the log, in memory: for pages that were away for a moment, for undo, and to know an id again. */
export interface RecentCommits {
  add(commit: Commit): void
  byId(id: string): Commit | undefined
  /** The commits after `seq`, or null when some of them are no longer in memory. */
  after(seq: number): readonly Commit[] | null
  /** The cost of catching up in a scope from `seq`; infinite from before what was let go of as too much. */
  costAfter(seq: number, scope: Scope): number
}

/** @param start seq of the last commit before the first that will be added */
export function createRecentCommits(start: number, most = FAR): RecentCommits {
  let commits: Commit[] = []
  let cost = 0
  let seqBefore = start
  /** commits up to here were too many to keep */
  let trimmed = 0
  const ids = new Map<string, Commit>()
  const costOf = ({ changes }: Commit) => Math.max(leastCost, changes.length)

  function trim(): void {
    // In bulk, so that an addition costs the same on average; and the last one stays, however large.
    if (cost <= most * 1.5) return
    let drop = 0
    for (; drop < commits.length - 1 && cost > most; drop++) cost -= costOf(commits[drop]!)
    for (const commit of commits.slice(0, drop)) ids.delete(commit.id)
    if (drop > 0) trimmed = seqBefore = commits[drop - 1]!.seq
    commits = commits.slice(drop)
  }

  return {
    add(commit) {
      commits.push(commit)
      cost += costOf(commit)
      ids.set(commit.id, commit)
      trim()
    },
    byId: (id) => ids.get(id),
    after: (seq) => (seq < seqBefore ? null : commits.slice(seq - seqBefore)),
    costAfter(seq, scope) {
      if (seq < trimmed) return Number.POSITIVE_INFINITY
      let total = 0
      for (const { changes } of commits.slice(Math.max(0, seq - seqBefore))) {
        const mine = changes.reduce((count, change) => (change.scope === scope ? count + 1 : count), 0)
        if (mine > 0) total += Math.max(leastCost, mine)
      }
      return total
    },
  }
}
