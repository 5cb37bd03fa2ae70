import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Batch } from '#protocol/messages.ts'
import type { RunOutcome } from '#web/store/outcome.ts'
import type { Store } from '#web/store/store.ts'
import type { Browser } from './browser.ts'
import type { Line } from './line.ts'
import { type Answer, type Door, Visit } from './visit.ts'

export interface PageOptions {
  workspace: string
  browser: Browser
  door: Door
  newStore?: typeof Store | undefined
}

/** Somebody's page over all its reloads, with every batch that it ran and what came of it. */
export class Page {
  readonly member: string
  readonly browser: Browser
  visit: Visit
  readonly run: Map<string, { batch: Batch; answer: Answer; member: string; schema: number }>
  readonly #options: PageOptions

  /** `run` is shared by the pages of a storm: another tab may take up what this one leaves. */
  constructor(options: PageOptions, model: Model, run: Page['run']) {
    this.#options = options
    this.browser = options.browser
    this.member = options.browser.member
    this.run = run
    this.visit = this.#open(model)
  }

  get line(): Line | null {
    return this.visit.line
  }

  get store(): Store {
    return this.visit.store
  }

  /** The person does something; false when it came to nothing. */
  act(calls: readonly CommandCall[], note: Batch['note'], alone: boolean): boolean {
    return this.#note(this.store.runAll(calls, { ...(note && { note }), alone }), note, alone)
  }

  undo(): boolean {
    return this.#note(this.store.undo(), null)
  }

  redo(): boolean {
    return this.#note(this.store.redo(), null)
  }

  /** The tab is closed and opened again, perhaps as a newer program. */
  reopen(model: Model): void {
    this.visit.close()
    this.visit = this.#open(model)
  }

  #open(model: Model): Visit {
    const { run } = this
    const visit = new Visit({
      ...this.#options,
      model,
      answered(id, answer) {
        const ran = run.get(id)
        if (ran?.answer === 'none') ran.answer = answer
      },
    })
    void visit.start()
    return visit
  }

  #note(outcome: RunOutcome | null, note: Batch['note'], alone = false): boolean {
    if (!outcome || outcome.refusal || (!outcome.waiting && outcome.changes.length === 0)) return false
    const batch = structuredClone({
      id: outcome.id,
      commands: [...outcome.calls],
      note,
      ...(alone && { alone }),
    })
    const { schema } = this.store.model
    if (!this.run.has(batch.id))
      this.run.set(batch.id, { batch, answer: 'none', member: this.member, schema })
    return true
  }
}
