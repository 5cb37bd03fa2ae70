import { revertCommit } from '#domain/history/revert-commit.ts'
import type { Change } from '#domain/kernel/change.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { may } from '#domain/people/may.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import { PageReplica } from '#protocol/page-replica.ts'
import { storeWords } from '#words/store.ts'
import { KnownCommits } from './known-commits.ts'
import { newBatchId } from './new-id.ts'
import {
  type CommandShape,
  call,
  type Faulted,
  type InputOf,
  type LateRefusal,
  type Refused,
  type RunOutcome,
  refused,
  type Settled,
} from './outcome.ts'
import { ownSteps } from './own-steps.ts'
import { prepareCalls } from './prepare-calls.ts'
import { Seen } from './seen.ts'
import { Happening, type Signal, Source } from './signal.ts'
import { Subscriptions } from './subscriptions.ts'
import { Touched } from './touched.ts'
import { type Step, type UndoLabels, UndoStack } from './undo-stack.ts'

/**
 * `loading` until the first word from the server; `offline` while it is away (work goes on and waits);
 * `signed-out` and `outdated` are final: sign in, or reload.
 */
export type Status = 'loading' | 'live' | 'offline' | 'signed-out' | 'outdated'

/** A batch on its way, as the browser keeps it over a reload. */
export interface Unsettled {
  id: string
  batch: Batch
  at: string
  label: string
}

/** Who carries batches to the server and keeps them meanwhile. */
export interface Carrier {
  made(unsettled: Unsettled): void
  done(ids: readonly string[]): void
}

export interface RunOptions {
  note?: string
  /** what the person did, for undo and for a late refusal; the command's title unless given */
  label?: string
}

interface Waiting {
  label: string
  resolve?(settled: Settled): void
}

/**
 * What the screens stand on: the State that the person sees (truth and pending), everything they can do to it,
 * and word of what changed. It decides and shows at once; `carrier` brings batches to the server, and whoever
 * hears from the server calls `receive`, `settle` and `refuse`.
 */
export class Store {
  readonly subscriptions = new Subscriptions()
  /** wakes listeners of the ids that somebody else changed; see useFlash */
  readonly flashes = new Subscriptions()
  /** batches that the server refused after they had been shown */
  readonly refusals = new Happening<LateRefusal>()
  readonly status: Signal<Status>
  /** whether there is a State to show */
  readonly loaded: Signal<boolean>
  readonly pendingCount: Signal<number>
  /** what undo and redo are about, "Move item" */
  readonly history: Signal<UndoLabels>
  readonly #status = new Source<Status>('loading')
  readonly #loaded = new Source(false)
  readonly #pendingCount = new Source(0)
  readonly #steps = new UndoStack()
  readonly #waiting = new Map<string, Waiting>()
  readonly #known = new KnownCommits()
  readonly #commandNamed: (name: string) => Command | undefined
  #page: PageReplica
  #member = ''
  #hasState = false
  #carrier: Carrier = { made() {}, done() {} }

  constructor(commandNamed: (name: string) => Command | undefined) {
    this.#commandNamed = commandNamed
    this.status = this.#status
    this.loaded = this.#loaded
    this.pendingCount = this.#pendingCount
    this.history = this.#steps.labels
    this.#page = this.#newPage()
  }

  /** What the person sees. Read it, never write it; its maps and lists change in place. */
  get state(): State {
    return this.#page.state
  }

  /** The last commit of the server that the State holds. */
  get seq(): number {
    return this.#page.seq
  }

  /** Id of the member whose page this is; empty until known. */
  get member(): string {
    return this.#member
  }

  /**
   * Does one thing: decided now, on the screen in this frame, then sent. A local refusal comes back as a value;
   * should the server refuse later, `refusals` tells.
   */
  run<C extends CommandShape>(command: C, input: InputOf<C>, options: RunOptions = {}): RunOutcome {
    return this.runAll([call(command, input)], { label: command.title, ...options })
  }

  /** Does several things as one step: all or none, undone as one. */
  runAll(calls: readonly CommandCall[], options: RunOptions = {}): RunOutcome {
    const label = options.label ?? this.#commandNamed(calls[0]?.name ?? '')?.title ?? storeWords('change')
    const outcome = this.#run(calls, label, options.note ?? null)
    if (outcome.refusal || outcome.changes.length === 0) return outcome
    this.#steps.did({ id: outcome.id, label })
    return outcome
  }

  /** Takes back the last thing this page did; null when there is nothing. A refused undo says why. */
  undo(): RunOutcome | null {
    return this.#steps.last ? this.#undoStep(this.#steps.last) : null
  }

  /** Does again what was undone last; null when there is nothing. */
  redo(): RunOutcome | null {
    const step = this.#steps.lastUndone
    if (!step) return null
    const outcome = this.#revert(step, storeWords('redoStep', { step: step.label }))
    if (!outcome.refusal && outcome.changes.length > 0) this.#steps.redid(step.id, outcome.id)
    else this.#steps.forget(step.id)
    return outcome
  }

  /** Takes back one particular step, whatever was done since: the Undo of a toast. */
  undoBatch(id: string): RunOutcome {
    return this.#undoStep(this.#steps.find(id) ?? { id, label: storeWords('change') })
  }

  /** Puts on the undo stack what this person did through another door, such as an import. */
  remember(step: Step): void {
    this.#steps.did(step)
  }

  /** Takes up what this member did on earlier visits, from the history newest first, so that it can be undone here. */
  recall(commits: readonly Commit[]): void {
    const recalled = ownSteps(commits, this.#member, (name) => this.#commandNamed(name)?.title)
    for (const { commit } of recalled) this.#known.add(commit)
    this.#steps.recall(recalled.map(({ step }) => step))
  }

  /** Whether the person may run the command: buttons ask the same rule as the server. */
  may(command: Pick<Command, 'allow'>): boolean {
    return may(this.state, this.#member, command) === null
  }

  // What follows is for the link to the server and the cache, not for screens.

  set carrier(carrier: Carrier) {
    this.#carrier = carrier
  }

  setMember(member: string): void {
    this.#member = member
    this.#tellLoaded()
  }

  setStatus(status: Status): void {
    this.#status.set(status)
  }

  /** Batches that the server has not answered, in the order in which they were run. */
  unsettled(): Unsettled[] {
    return this.#page.pending.map(({ batch, at }) => ({
      id: batch.id,
      batch,
      at,
      label: this.#labelOf(batch),
    }))
  }

  /** Whether the batch waits for the server's word. */
  awaits(id: string): boolean {
    return this.#waiting.has(id)
  }

  /**
   * Replaces the truth by a snapshot and the commits right after it; what waits is decided again on top. Throws,
   * with nothing replaced, when the two do not fit.
   */
  load(seq: number, records: ReadonlyMap<Kind, readonly AnyRecord[]>, tail: readonly Commit[] = []): void {
    const page = this.#newPage()
    for (const [kind, rows] of records) page.replica.load(kind, rows)
    page.replica.seq = seq
    page.receive(tail)
    this.#know(tail)
    const waiting = this.#page.pending
    this.#page = page
    for (const { batch, at } of waiting) page.resume(batch, at)
    this.#hasState = true
    this.subscriptions.notifyAll()
    this.#tellLoaded()
  }

  /** Takes up batches of an earlier visit. What this program no longer understands is told as refused. */
  resume(unsettled: readonly Unsettled[]): void {
    const touched = new Touched()
    for (const { id, batch, at, label } of unsettled) {
      if (this.#page.pending.some((waiting) => waiting.batch.id === id)) continue
      this.#waiting.set(id, { label })
      const calls = prepareCalls(batch.commands, this.#commandNamed)
      if ('refusal' in calls) {
        this.#fail(batch, calls)
        continue
      }
      this.#page.resume(batch, at)
      touched.addChanges(this.#page.pending.at(-1)!.changes ?? [])
    }
    this.#changed(touched)
  }

  /**
   * Moves the truth on. `others` says whether what other people did should flash (not while catching up).
   * Throws when a commit is missing in between or does not fit: then only a fresh snapshot helps.
   */
  receive(commits: readonly Commit[], others: boolean): void {
    const news = commits.filter(({ seq }) => seq > this.seq)
    if (news.length === 0) return
    this.#know(news)
    const settled = this.#move(
      news.flatMap(({ changes }) => changes),
      () => this.#page.receive(news),
    )
    for (const { id, seq } of news) if (settled.includes(id)) this.#close(id, { seq })
    if (settled.length > 0) this.#carrier.done(settled)
    if (others) this.#flash(news, settled)
  }

  /** The server had the batch already, in commit `seq`. Should that commit still be on its way, it settles it. */
  settle(id: string, seq: number): void {
    if (seq > this.seq) return
    this.#drop(id)
    this.#close(id, { seq })
    this.#carrier.done([id])
  }

  /** The server said no: the effect leaves the screen and the person is told, with what they typed. */
  refuse(id: string, refusal: Refusal, at: number): void {
    const batch = this.#batch(id)
    if (batch) this.#fail(batch, refused(refusal, at))
  }

  /** The server failed at the batch too often: as for a refusal, so that it is not lost without a word. */
  giveUp(id: string, fault: string): void {
    const batch = this.#batch(id)
    const sentence = storeWords('notSaved', { fault })
    if (batch) this.#fail(batch, { fault, sentence })
  }

  #fail(batch: Batch, answer: Refused | Faulted): void {
    const { id, commands, note } = batch
    const label = this.#labelOf(batch)
    this.#drop(id)
    this.#steps.forget(id)
    this.#close(id, answer)
    this.#carrier.done([id])
    if (this.#isUndoOfFailed(batch)) return
    const tryAgain = () => this.runAll(commands, { label, ...(note !== null && { note }) })
    const refusal = 'refusal' in answer ? answer.refusal : null
    this.refusals.tell({ id, label, sentence: answer.sentence, refusal, calls: commands, tryAgain })
  }

  #run(calls: readonly CommandCall[], label: string, note: string | null): RunOutcome {
    const ready = prepareCalls(calls, this.#commandNamed)
    if ('refusal' in ready) return ready
    const batch: Batch = { id: newBatchId(), commands: ready, note }
    const at = new Date().toISOString()
    const result = this.#page.run(batch, at)
    if ('refusal' in result) return refused(result.refusal, result.at)
    const accepted = { id: batch.id, calls: ready, changes: result.changes }
    if (result.changes.length === 0) {
      this.#page.settle(batch.id)
      return { ...accepted, settled: Promise.resolve({ seq: this.seq }) }
    }
    const settled = new Promise<Settled>((resolve) => this.#waiting.set(batch.id, { label, resolve }))
    this.#carrier.made({ id: batch.id, batch, at, label })
    const touched = new Touched()
    touched.addChanges(result.changes)
    this.#changed(touched)
    return { ...accepted, settled }
  }

  #undoStep(step: Step): RunOutcome {
    const outcome = this.#revert(step, storeWords('undoStep', { step: step.label }))
    if (!outcome.refusal && outcome.changes.length > 0) this.#steps.undid(step, outcome.id)
    else this.#steps.forget(step.id)
    return outcome
  }

  #revert(step: Step, label: string): RunOutcome {
    return this.#run([call(revertCommit, { commit: step.id })], label, null)
  }

  #newPage(): PageReplica {
    const page = this
    return new PageReplica(this.#commandNamed, {
      get actor() {
        return page.#member
      },
      commit: (id) => this.#commit(id),
    })
  }

  /** A commit for undo: the server's, or what a batch on its way will become if the truth stays as it is. */
  #commit(id: string): Commit | undefined {
    const known = this.#known.get(id)
    if (known) return known
    const waiting = this.#page.pending.find(({ batch }) => batch.id === id)
    if (!waiting?.changes) return undefined
    const { batch, at, changes } = waiting
    const { commands, note } = batch
    return { seq: 0, id, actor: this.#member, at, via: 'web', commands, changes: [...changes], note }
  }

  /** Moves the truth, or what waits on it, and tells those who see another record than before. */
  #move<T>(news: readonly Change[], move: () => T): T {
    const seen = new Seen()
    seen.note(this.state, news)
    for (const { changes } of this.#page.pending) seen.note(this.state, changes ?? [])
    const result = move()
    for (const { changes } of this.#page.pending) seen.noteLate(changes ?? [])
    this.#changed(seen.compare(this.state))
    return result
  }

  #drop(id: string): void {
    this.#move([], () => this.#page.settle(id))
  }

  #changed(touched: Touched): void {
    this.#pendingCount.set(this.#page.pending.length)
    this.subscriptions.notify(touched)
  }

  #flash(news: readonly Commit[], own: readonly string[]): void {
    const touched = new Touched()
    for (const { id, changes } of news) if (!own.includes(id)) touched.addChanges(changes)
    this.flashes.notify(touched)
  }

  /** Keeps commits that the person may want to undo. */
  #know(commits: readonly Commit[]): void {
    for (const commit of commits) {
      if (commit.actor === this.#member || this.#waiting.has(commit.id)) this.#known.add(commit)
    }
  }

  #close(id: string, settled: Settled): void {
    this.#waiting.get(id)?.resolve?.(settled)
    this.#waiting.delete(id)
    if (!('seq' in settled)) this.#known.failed(id)
  }

  #batch(id: string): Batch | undefined {
    return this.#page.pending.find(({ batch }) => batch.id === id)?.batch
  }

  /** An undo that was on its way behind what it takes back needs no word of its own when that did not happen. */
  #isUndoOfFailed({ commands }: Batch): boolean {
    const [only, ...more] = commands
    if (more.length > 0 || only?.name !== revertCommit.name) return false
    return this.#known.hasFailed((only.input as { commit: string }).commit)
  }

  /** Nothing is shown before it is known for whom: what a person may do is part of every screen. */
  #tellLoaded(): void {
    this.#loaded.set(this.#hasState && this.#member !== '')
  }

  #labelOf(batch: Batch): string {
    return this.#waiting.get(batch.id)?.label ?? storeWords('change')
  }
}
