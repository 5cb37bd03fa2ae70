import { revertCommit } from '#domain/history/revert-commit.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { storeWords } from '#words/store.ts'
import type { Step } from './undo-stack.ts'

/**
 * What a member did and has not taken back, oldest first, out of the history as the server tells it, newest first.
 * A step that was undone is passed over with its undo; one that was redone stands again.
 */
export function ownSteps(
  commits: readonly Commit[],
  member: string,
  titleOf: (command: string) => string | undefined,
): { step: Step; commit: Commit }[] {
  const reverted = new Set<string>()
  const steps: { step: Step; commit: Commit }[] = []
  for (const commit of commits) {
    if (commit.actor !== member || reverted.has(commit.id)) continue
    const [first, ...more] = commit.commands
    if (first?.name === revertCommit.name && more.length === 0) {
      reverted.add((first.input as { commit: string }).commit)
      continue
    }
    const title = titleOf(first?.name ?? '') ?? storeWords('change')
    steps.push({ step: { id: commit.id, label: more.length > 0 ? (commit.note ?? title) : title }, commit })
  }
  return steps.toReversed()
}
