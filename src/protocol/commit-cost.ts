import type { Commit } from '#domain/kernel/commit.ts'

/** What the smallest commit costs. */
export const leastCost = 4

/**
 * What it costs a page to take a commit from the log rather than from a snapshot, in records: even a small one has
 * a price. 500 small commits cost 2,000; one import of 2,000 items costs the same.
 */
export function costOf({ changes }: Commit): number {
  return Math.max(leastCost, changes.length)
}
