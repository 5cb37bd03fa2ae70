import { revertCommit } from '#domain/history/revert-commit.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { type StepId, step as stepKind } from '#domain/steps/step.ts'
import { undoStep } from '#domain/steps/undo-step.ts'
import { newId } from '../new-id.ts'
import { call } from '../outcome.ts'

/** Whether the step is long work of many commits, rather than one commit of the same id. */
export function isLong(step: string): step is StepId {
  return step.startsWith(`${stepKind.prefix}_`)
}

/** The command that takes a step back. */
export function takingBack(step: string): CommandCall {
  if (isLong(step)) return call(undoStep, { step, undo: newId('step') })
  return call(revertCommit, { commit: step })
}

/** What a batch takes back and the long step that it is itself, if any; null when it does something else. */
export function takenBackBy(commands: readonly CommandCall[]): { step: string; by: string | null } | null {
  const [only, ...more] = commands
  if (!only || more.length > 0) return null
  if (only.name === revertCommit.name) return { step: (only.input as { commit: string }).commit, by: null }
  if (only.name !== undoStep.name) return null
  const { step, undo } = only.input as { step: string; undo: string }
  return { step, by: undo }
}
