import { shortfallSentence } from '#domain/kernel/shortfall.ts'
import { isOvertaken } from '#domain/refusals.ts'
import { storeWords } from '#words/store.ts'
import type { RunOutcome } from '../outcome.ts'
import type { ScreenStore } from '../screen-store.ts'
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

/** What came of an undo, and which step it was about, as people call it. */
export type UndoneStep = RunOutcome & { step: string }

/** A step of which nothing is left to take back. */
export interface PassedStep {
  step: string
  /** why, as a sentence */
  why: string
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

/**
 * Undoes, or redoes, the last step of which anything is left: whoever undoes wants something undone. Steps that others
 * have overtaken are gone past, and `passed` is told of each, and why. Null when there is nothing.
 */
export function takeBackLast(
  store: Pick<ScreenStore, 'history' | 'undo' | 'redo'>,
  way: 'undo' | 'redo',
  passed: (passed: PassedStep) => void,
): UndoneStep | null {
  for (let step = store.history.value[way]; step !== null; step = store.history.value[way]) {
    const outcome = store[way]()
    if (!outcome) return null
    const why = whyNothing(outcome)
    if (why === null || store.history.value[way] === null) return { ...outcome, step }
    passed({ step, why })
  }
  return null
}

/** Why nothing of a step was taken back; null when something was, or may yet be. */
export function whyNothing(outcome: RunOutcome): string | null {
  if (outcome.refusal) return isOvertaken(outcome.refusal.code) ? outcome.sentence : null
  if (outcome.waiting || outcome.changes.length > 0) return null
  const [first] = outcome.short
  return first ? shortfallSentence(first) : storeWords('nothingLeft')
}

/** A long step can be taken back as soon as the server has come to its end. */
function isUnderWay({ refusal }: RunOutcome): boolean {
  return refusal?.code === 'step-under-way'
}
