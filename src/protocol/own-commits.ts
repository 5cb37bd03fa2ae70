import type { Commit } from '#domain/kernel/commit.ts'

/** A page keeps no more changes of one step than this to decide its undo; what is longer the server takes back. */
export const mostKnownChanges = 2_000

/**
 * A commit as whoever made it is told of it, so that they can take it back. Without its changes where a page could
 * not decide that by itself: there are too many, or they are of a product that is gone.
 */
export type OwnCommit = Omit<Commit, 'changes'> & Partial<Pick<Commit, 'changes'>>
