import type { Commit } from '#domain/kernel/commit.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { maySee } from '#domain/people/may.ts'

/**
 * Actors with the same class see the same, so that a commit is filtered once for each class and not for each
 * reader. Whoever narrows `maySee` refines this: it must tell apart all that `maySee` tells apart.
 */
export function visibilityOf(state: State, actor: string): string {
  return actor === 'system' || find(state, 'member', actor) ? 'all' : 'nothing'
}

/**
 * The commits as an actor may see them. None is left out, since a reader counts seqs: of a commit that holds
 * something hidden only the rest of its changes is told, and not the intent, which may name it.
 */
export function visibleCommits(state: State, actor: string, commits: readonly Commit[]): readonly Commit[] {
  if (visibilityOf(state, actor) === 'all') return commits
  return commits.map((commit) => {
    const changes = commit.changes.filter(({ kind, before, after }) => {
      const record = after ?? before
      return record !== null && maySee(state, actor, kind, record)
    })
    return changes.length === commit.changes.length
      ? commit
      : { ...commit, commands: [], note: null, changes }
  })
}
