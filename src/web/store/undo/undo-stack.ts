import { type Signal, Source } from '../signal.ts'

/** One accepted batch as a person remembers it. */
export interface Step {
  /** id of the step, which is that of its batch and commit unless it was long */
  id: string
  label: string
}

/** What undo would take back and redo would do again, as people call it; null when there is nothing. */
export interface UndoLabels {
  undo: string | null
  redo: string | null
}

/**
 * What this page did and undid, newest last. Undo is itself a batch that reverts another, so a step on the redo
 * side is the undoing batch: reverting that one does the work again.
 */
export class UndoStack {
  readonly labels: Signal<UndoLabels>
  readonly #labels = new Source<UndoLabels>({ undo: null, redo: null })
  readonly #most: number
  #done: Step[] = []
  #undone: Step[] = []

  constructor(most = 200) {
    this.#most = most
    this.labels = this.#labels
  }

  /** The step that undo would take back. */
  get last(): Step | undefined {
    return this.#done.at(-1)
  }

  /** The undoing step that redo would take back. */
  get lastUndone(): Step | undefined {
    return this.#undone.at(-1)
  }

  /** Something new was done: what was undone before can no longer be redone. */
  did(step: Step): void {
    this.#push(this.#done, step)
    this.#undone = []
    this.#tell()
  }

  /** Steps of earlier visits, oldest first, beneath those of this one. */
  recall(steps: readonly Step[]): void {
    this.#done = [...steps, ...this.#done]
    this.#tell()
  }

  /** The step was taken back by the batch `by`. It need not have been on the stack: a toast outlives it. */
  undid(step: Step, by: string): void {
    this.#take(this.#done, step.id)
    this.#take(this.#undone, step.id)
    this.#push(this.#undone, { id: by, label: step.label })
    this.#tell()
  }

  /** The undoing batch `id` was itself taken back by `by`: the work stands again. */
  redid(id: string, by: string): void {
    const step = this.#take(this.#undone, id)
    if (step) this.#push(this.#done, { id: by, label: step.label })
    this.#tell()
  }

  /** The server did not let the batch happen, or it cannot be taken back: it leaves both sides. */
  forget(id: string): void {
    this.#take(this.#done, id)
    this.#take(this.#undone, id)
    this.#tell()
  }

  /** What was done is not to be named here any more. */
  clear(): void {
    this.#done = []
    this.#undone = []
    this.#tell()
  }

  find(id: string): Step | undefined {
    return this.#done.find((step) => step.id === id)
  }

  #tell(): void {
    const undo = this.last?.label ?? null
    const redo = this.lastUndone?.label ?? null
    const { value } = this.#labels
    if (value.undo !== undo || value.redo !== redo) this.#labels.set({ undo, redo })
  }

  #push(side: Step[], step: Step): void {
    side.push(step)
    if (side.length > this.#most) side.shift()
  }

  #take(side: Step[], id: string): Step | undefined {
    const index = side.findIndex((step) => step.id === id)
    return index < 0 ? undefined : side.splice(index, 1)[0]
  }
}
