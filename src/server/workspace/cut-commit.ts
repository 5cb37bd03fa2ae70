import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'

/**
 * A commit as somebody may see it. Of one that also touched what they may not see they get the changes that they may:
 * intents and a note speak of all of it.
 */
export function cutCommit(commit: Commit, maySee: (scope: Scope) => boolean): Commit {
  const changes = commit.changes.filter(({ scope }) => maySee(scope))
  return changes.length === commit.changes.length ? commit : { ...commit, commands: [], changes, note: null }
}
