import type { Commit } from '#domain/kernel/commit.ts'
import { type Scope, type Shelf, scopeIn } from '#domain/kernel/scope.ts'
import { find, type State } from '#domain/kernel/state.ts'

/** Work of more changes than this is not sent to those who follow: when it is done they fetch a snapshot. */
export const MUCH = 2_000

/** The shelves that isThin speaks of. */
const shared: readonly Shelf[] = ['plan', 'backlog', 'feedback']

/**
 * Commits without the changes of heavy work: a commit of very many, or one that is part of a long step. Who follows
 * is told that they get them thinned out (`thin`), and when the work is done that their copy is `stale`. Until then
 * everything else that happens reaches them as ever, and of a long step how far it has come.
 */
export function lightened(
  state: State,
  commits: readonly Commit[],
): { light: Commit[]; thin: Set<Scope>; stale: Set<Scope> } {
  const thin = new Set<Scope>()
  const stale = new Set<Scope>()
  const light = commits.map((commit) => {
    const step = commit.step === commit.id ? undefined : find(state, 'step', commit.step)
    const isHeavy = commit.changes.length > MUCH || (step !== undefined && step.total > MUCH)
    if (!isHeavy) return commit
    for (const { scope, kind } of commit.changes) {
      if (kind === 'step') continue
      thin.add(scope)
      if (!step) stale.add(scope)
    }
    // Not only where the last part of the work lies: any of the product's scopes may lack what came before.
    if (step && commit.changes.some(({ id, after }) => id === step.id && !isUnderWay(after as never)))
      for (const shelf of shared) stale.add(scopeIn(step.product, shelf))
    return { ...commit, changes: commit.changes.filter(({ kind }) => kind === 'step') }
  })
  return { light, thin, stale }
}

/** Whether a long step that is sent thinned out is under way in the scope. */
export function isThin(state: State, scope: Scope): boolean {
  for (const { product, total, ...step } of state.records.step.values())
    if (total > MUCH && isUnderWay(step) && scope.startsWith(`${product}.`)) return true
  return false
}

function isUnderWay(step: { state: string } | null): boolean {
  return step?.state === 'running' || step?.state === 'cancelling'
}
