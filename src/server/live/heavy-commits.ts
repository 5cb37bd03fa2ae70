import type { Commit } from '#domain/kernel/commit.ts'
import { partsOf, type Scope } from '#domain/kernel/scope.ts'
import { find, type State } from '#domain/kernel/state.ts'

/** Work of more changes than this is not sent to those who follow: when it is done they fetch a snapshot. */
export const MUCH = 2_000

/**
 * Commits without the changes of heavy work: a commit of very many, or one that is part of a long step. Who follows
 * is told that they get them thinned out (`thin`), and when the work is done that their copy is `stale`. Until then
 * everything else that happens reaches them as ever, and of a long step how far it has come.
 */
export function lightened(
  state: State,
  commits: readonly Commit[],
): { light: Commit[]; thin: Set<Scope>; isStale(scope: Scope): boolean } {
  const thin = new Set<Scope>()
  const stale = new Set<Scope>()
  const ended: { product: string }[] = []
  const light = commits.map((commit) => {
    const step = commit.step === commit.id ? undefined : find(state, 'step', commit.step)
    const isHeavy = commit.changes.length > MUCH || (step !== undefined && step.total > MUCH)
    if (!isHeavy) return commit
    for (const { scope, kind } of commit.changes) {
      if (kind === 'step') continue
      thin.add(scope)
      if (!step) stale.add(scope)
    }
    if (step && commit.changes.some(({ id, after }) => id === step.id && !isUnderWay(after as never)))
      ended.push(step)
    return { ...commit, changes: commit.changes.filter(({ kind }) => kind === 'step') }
  })
  return {
    light,
    thin,
    isStale: (scope) => stale.has(scope) || ended.some((step) => mayTouch(step, scope)),
  }
}

/** Whether a long step that is sent thinned out is under way in the scope. */
export function isThin(state: State, scope: Scope): boolean {
  for (const step of state.records.step.values())
    if (step.total > MUCH && isUnderWay(step) && mayTouch(step, scope)) return true
  return false
}

/** A long step may have left parts in any scope of its product, not only where its last one lies. */
function mayTouch({ product }: { product: string }, scope: Scope): boolean {
  return partsOf(scope)?.product === product
}

function isUnderWay(step: { state: string } | null): boolean {
  return step?.state === 'running' || step?.state === 'cancelling'
}
