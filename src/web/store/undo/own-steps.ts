import { noted } from '#domain/kernel/note.ts'
import type { OwnCommit } from '#protocol/own-commits.ts'
import { storeWords } from '#words/store.ts'
import { takenBackBy } from './long-steps.ts'
import type { Step } from './undo-stack.ts'

/** A step of one's own, with the commits that it is made of. */
export interface OwnStep {
  step: Step
  parts: OwnCommit[]
}

/**
 * What a member did and has not taken back, oldest first, out of the history as the server tells it, newest first.
 * A step that was undone is passed over with its undo; one that was redone stands again, and so does one whose
 * undoing long step `failed`.
 */
export function ownSteps(
  commits: readonly OwnCommit[],
  member: string,
  titleOf: (command: string) => string | undefined,
  failed: (step: string) => boolean,
): OwnStep[] {
  const reverted = new Set<string>()
  const steps = new Map<string, OwnStep>()
  for (const commit of commits) {
    if (commit.actor !== member || reverted.has(commit.step)) continue
    const [first, ...more] = commit.commands
    const taken = takenBackBy(commit.commands)
    if (taken) {
      // The taking back may have been taken back itself: then what it was about stands.
      if (taken.by === null || !(reverted.has(taken.by) || failed(taken.by))) reverted.add(taken.step)
      continue
    }
    const standing = steps.get(commit.step)
    if (standing) {
      standing.parts.unshift(commit)
      continue
    }
    const title = titleOf(first?.name ?? '') ?? storeWords('change')
    const isMore = more.length > 0 || commit.step !== commit.id
    const label = (isMore ? noted(commit.note) : null) ?? title
    steps.set(commit.step, { step: { id: commit.step, label }, parts: [commit] })
  }
  return [...steps.values()].toReversed()
}
