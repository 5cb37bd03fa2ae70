import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import type { Documents } from './documents.ts'
import { editedAgain } from './make-again.ts'
import type { Faulted, LateRefusal, Refused, RunOutcome } from './outcome.ts'
import type { PageState } from './page-state.ts'
import type { RunOptions } from './screen-store.ts'
import { Happening } from './signal.ts'
import { Tray } from './tray.ts'
import { takenBackBy } from './undo/long-steps.ts'

/** What was known of a batch that did not happen. */
interface Tried {
  label: string
  /** when the person did it */
  at: string
  /** what it was about */
  scopes: readonly Scope[]
}

/** Work that did not happen: it waits in the tray with all that was typed, and the person is told. */
export class RefusedWork {
  readonly tray: Tray
  readonly told = new Happening<LateRefusal>()
  readonly #model: Model
  readonly #truth: PageState
  readonly #documents: Documents
  readonly #run: (calls: readonly CommandCall[], options: RunOptions) => RunOutcome

  /** @param run does calls, as a new batch */
  constructor(
    model: Model,
    { truth, documents }: { truth: PageState; documents: Documents },
    run: (calls: readonly CommandCall[], options: RunOptions) => RunOutcome,
  ) {
    this.#model = model
    this.#truth = truth
    this.#documents = documents
    this.#run = run
    this.tray = new Tray(
      model,
      () => truth.member,
      (id) => documents.peek(id),
    )
  }

  /** With who came in between, where the server has not said it and this page has seen it happen. */
  withWho(refusal: Refusal): Refusal {
    const { id, name: field, by, self } = refusal.about
    if (refusal.code !== 'changed-meanwhile' || by !== null || self) return refusal
    const { who, name } = this.#truth.whoSet(String(id), String(field))
    const about = { by: who === 'name' ? name : null, self: who === 'self' ? 1 : null }
    return { ...refusal, about: { ...refusal.about, ...about } }
  }

  take({ id, commands, note, alone }: Batch, answer: Refused | Faulted, { label, at, scopes }: Tried): void {
    const calls = commands as CommandCall[]
    const { sentence } = answer
    const refusal = 'refusal' in answer ? answer.refusal : null
    const more = { ...(alone && { alone }) }
    // What is taken back holds no words; whoever wants it asks for it again.
    if (takenBackBy(commands) === null) {
      const again = editedAgain(this.#model, this.#truth.page.state, calls, refusal, {
        gone: (record) => this.#truth.gone(record),
        textOf: (text) => this.#documents.peek(text),
      })
      const since = new Date().toISOString()
      const place = 'at' in answer ? answer.at : 0
      const why = { because: 'refused', refusal, place, sentence } as const
      this.tray.add({ id, label, calls, note, at, since, ...why, ...more, again }, scopes)
    }
    const tryAgain = (others: readonly CommandCall[] = calls) =>
      this.#run(others, { label, ...(note !== null && { note }), ...more })
    this.told.tell({ id, label, sentence, refusal, calls, tryAgain })
  }
}
