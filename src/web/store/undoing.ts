import { storeWords } from '#words/store.ts'
import type { RunOutcome } from './outcome.ts'
import { type Step, UndoStack } from './undo-stack.ts'

/** Whether an outcome left something to undo: it did something, or may do so once the server has decided. */
export function isDone(outcome: RunOutcome): outcome is Exclude<RunOutcome, { refusal: object }> {
  return !outcome.refusal && (outcome.waiting || outcome.changes.length > 0)
}

/** What came of taking a step back, and the step that did so. */
export interface TakenBack {
  outcome: RunOutcome
  by: string
}

/** Undo and redo of this page's steps. Both are steps that take back another. */
export class Undoing {
  readonly steps = new UndoStack()
  readonly #takeBack: (step: string, label: string) => TakenBack

  /** @param takeBack takes a step back */
  constructor(takeBack: (step: string, label: string) => TakenBack) {
    this.#takeBack = takeBack
  }

  undo(): RunOutcome | null {
    return this.steps.last ? this.#undo(this.steps.last) : null
  }

  redo(): RunOutcome | null {
    const step = this.steps.lastUndone
    if (!step) return null
    const { outcome, by } = this.#takeBack(step.id, storeWords('redoStep', { step: step.label }))
    if (isDone(outcome)) this.steps.redid(step.id, by)
    else if (!isUnderWay(outcome)) this.steps.forget(step.id)
    return outcome
  }

  undoBatch(id: string): RunOutcome {
    return this.#undo(this.steps.find(id) ?? { id, label: storeWords('change') })
  }

  #undo(step: Step): RunOutcome {
    const { outcome, by } = this.#takeBack(step.id, storeWords('undoStep', { step: step.label }))
    if (isDone(outcome)) this.steps.undid(step, by)
    else if (!isUnderWay(outcome)) this.steps.forget(step.id)
    return outcome
  }
}

/** A long step can be taken back as soon as the server has come to its end. */
function isUnderWay({ refusal }: RunOutcome): boolean {
  return refusal?.code === 'step-under-way'
}
