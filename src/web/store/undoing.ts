import { storeWords } from '#words/store.ts'
import type { RunOutcome } from './outcome.ts'
import { type Step, UndoStack } from './undo-stack.ts'

/** Whether an outcome left something to undo: it did something, or may do so once the server has decided. */
export function isDone(outcome: RunOutcome): outcome is Exclude<RunOutcome, { refusal: object }> {
  return !outcome.refusal && (outcome.waiting || outcome.changes.length > 0)
}

/** Undo and redo of this page's steps. Both are batches that take back another. */
export class Undoing {
  readonly steps = new UndoStack()
  readonly #revert: (step: string, label: string) => RunOutcome

  /** @param revert runs a batch that takes a step back */
  constructor(revert: (step: string, label: string) => RunOutcome) {
    this.#revert = revert
  }

  undo(): RunOutcome | null {
    return this.steps.last ? this.#undo(this.steps.last) : null
  }

  redo(): RunOutcome | null {
    const step = this.steps.lastUndone
    if (!step) return null
    const outcome = this.#revert(step.id, storeWords('redoStep', { step: step.label }))
    if (isDone(outcome)) this.steps.redid(step.id, outcome.id)
    else this.steps.forget(step.id)
    return outcome
  }

  undoBatch(id: string): RunOutcome {
    return this.#undo(this.steps.find(id) ?? { id, label: storeWords('change') })
  }

  #undo(step: Step): RunOutcome {
    const outcome = this.#revert(step.id, storeWords('undoStep', { step: step.label }))
    if (isDone(outcome)) this.steps.undid(step, outcome.id)
    else this.steps.forget(step.id)
    return outcome
  }
}
