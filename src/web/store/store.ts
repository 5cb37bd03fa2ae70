import type { ScopedChange } from '#domain/kernel/change.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { partsOf, type Scope, scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import type { Shortfall } from '#domain/kernel/shortfall.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { AnyRecord } from '#domain/kinds.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch, Unwell, Whereabouts } from '#protocol/messages.ts'
import type { OwnCommit } from '#protocol/own-commits.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'
import type { Whose } from '#words/clash.ts'
import { storeWords } from '#words/store.ts'
import { Awaited } from './awaited.ts'
import { Documents, type FetchText } from './documents.ts'
import type { Carrier, Unsettled } from './line/carrier.ts'
import { usedScopes } from './line/choose-scopes.ts'
import { newBatchId } from './new-id.ts'
import {
  type Accepted,
  type CommandShape,
  call,
  type Faulted,
  type InputOf,
  type LateShortfall,
  type Refused,
  type RunOutcome,
  refused,
  type Settled,
} from './outcome.ts'
import { PageState, type ScopeContent } from './page-state.ts'
import { prepareCalls } from './prepare-calls.ts'
import { Others } from './presence.ts'
import { RefusedWork } from './refused-work.ts'
import { scopesOf } from './scopes-of.ts'
import type { RunOptions, ScreenStore, Status } from './screen-store.ts'
import { Settling } from './settling.ts'
import { Happening, Source } from './signal.ts'
import { labelOf } from './subject-of.ts'
import { ToldShort } from './told-short.ts'
import type { TrayEntry } from './tray.ts'
import { isLong, takenBackBy, takingBack } from './undo/long-steps.ts'
import { refusalOfUndo, shortfallOfUndo, watchLongUndos } from './undo/long-undos.ts'
import { ownSteps } from './undo/own-steps.ts'
import type { Step } from './undo/undo-stack.ts'
import { isDone, Undoing } from './undo/undoing.ts'

/**
 * The page's store: it decides and shows at once; `carrier` brings batches to the server, and whoever hears from the
 * server calls `load`, `receive`, `settle`, `refuse`, `leave`.
 */
export class Store implements ScreenStore {
  readonly model: Model
  readonly visit: string
  readonly status = new Source<Status>('loading')
  /** what keeps the server from saving, while there is a line to it */
  readonly unwell = new Source<Unwell | null>(null)
  readonly loaded = new Source(false)
  readonly shortfalls = new Happening<LateShortfall>()
  readonly restorations = new Happening<void>()
  /** what the person did here, as it is accepted; undo is not among it */
  readonly deeds = new Happening<Accepted>()
  /** how many things that the person did are not on the server any more, and are in the tray */
  readonly losses = new Happening<number>()
  readonly documents: Documents
  readonly others: Others
  /** what may be had, as the server said last */
  readonly scopes = new Source<readonly Scope[]>([])
  /** the product that is looked at */
  readonly product = new Source<string | null>(null)
  readonly whereabouts = new Source<Whereabouts | null>(null)
  /** for the link to the server: what is held, and how far */
  readonly truth: PageState
  readonly #refused: RefusedWork
  readonly #awaited = new Awaited()
  readonly #toldShort = new ToldShort()
  /** products that this page has made */
  readonly #made = new Set<string>()
  readonly #undoing: Undoing
  readonly #settling: Settling
  #needed: readonly Scope[] = [workspaceScope]
  #carrier: Carrier = { made() {}, happened() {}, refused() {}, want() {} }

  constructor(model: Model, { visit = '', fetchText }: { visit?: string; fetchText?: FetchText } = {}) {
    this.model = model
    this.visit = visit
    this.documents = new Documents(fetchText ?? (() => Promise.resolve(null)))
    this.others = new Others(visit)
    this.truth = new PageState(model, this.documents, () => this.#holdsAll())
    this.#refused = new RefusedWork(model, this, (calls, options) => this.runAll(calls, options))
    this.#settling = new Settling(
      this.truth,
      (scope) => this.#carrier.want(scope),
      (id, seq) => {
        this.truth.drop(id)
        this.#awaited.close(id, { seq })
        this.#carrier.happened([{ id, seq }])
      },
    )
    this.#undoing = new Undoing((step, label) => {
      const taking = takingBack(step)
      const outcome = this.#run([taking], { label })
      if (!outcome.refusal) {
        this.truth.typed.tookBack(outcome.changes)
        this.truth.returned(outcome.changes)
      }
      const batch = outcome.refusal ? '' : outcome.id
      return { outcome, by: takenBackBy([taking])?.by ?? batch }
    })
    watchLongUndos(this, (undo) => {
      if (undo.state === 'cancelled') {
        this.#undoing.steps.forget(undo.id)
        this.#refused.told.tell(refusalOfUndo(undo, () => this.undoBatch(undo.of)))
      } else if (undo.left > 0) this.shortfalls.tell(shortfallOfUndo(undo))
    })
  }

  /** refused work, and what a restored server does not know, with all that was typed */
  get tray() {
    return this.#refused.tray
  }

  get refusals() {
    return this.#refused.told
  }

  get state(): State {
    return this.truth.page.state
  }

  get seq(): number {
    return this.truth.page.seq
  }

  get member(): string {
    return this.truth.member
  }

  get subscriptions() {
    return this.truth.subscriptions
  }

  get flashes() {
    return this.truth.flashes
  }

  get pendingCount() {
    return this.truth.pendingCount
  }

  get overwrites() {
    return this.truth.overwrites
  }

  get unforeseenCount() {
    return this.truth.unforeseenCount
  }

  get held() {
    return this.truth.held
  }

  get history() {
    return this.#undoing.steps.labels
  }

  run<C extends CommandShape>(command: C, input: InputOf<C>, options: RunOptions = {}): RunOutcome {
    return this.runAll([call(command, input)], options)
  }

  runAll(calls: readonly CommandCall[], options: RunOptions = {}): RunOutcome {
    const label = options.label ?? labelOf(this.model, this.state, calls)
    const outcome = this.#run(calls, { ...options, label })
    if (!outcome.refusal) {
      this.truth.typed.typed(outcome.changes)
      this.truth.landed(outcome.changes)
    }
    if (isDone(outcome)) {
      this.#undoing.steps.did({ id: outcome.id, label })
      this.deeds.tell(outcome)
    }
    return outcome
  }

  undo(): RunOutcome | null {
    return this.#undoing.undo()
  }

  redo(): RunOutcome | null {
    return this.#undoing.redo()
  }

  undoBatch(id: string): RunOutcome {
    return this.#undoing.undoBatch(id)
  }

  /** Puts on the undo stack what this person did through another door, such as an import. */
  remember(step: Step): void {
    this.#undoing.steps.did(step)
  }

  /** Takes up what this member did on earlier visits, from the history newest first, so that it can be undone here. */
  recall(commits: readonly OwnCommit[]): void {
    const titleOf = (name: string) => this.model.commandNamed(name)?.title
    const failed = (step: string) => find(this.state, 'step', step)?.state === 'cancelled'
    const recalled = ownSteps(commits, this.member, titleOf, failed)
    for (const { changes, step } of recalled.flatMap(({ parts }) => parts))
      if (changes) this.truth.known.add({ step, changes })
    this.#undoing.steps.recall(recalled.flatMap(({ step }) => this.#recalled(step) ?? []))
  }

  /** Why calls would be refused now; null when they would not, as far as this page can tell. */
  foresee(calls: readonly CommandCall[], said?: Refusal | null): Refusal | null {
    const ready = prepareCalls(calls, this.model)
    if ('refusal' in ready) return ready.refusal
    const batch: Batch = { id: newBatchId(), commands: ready, note: null }
    return this.truth.refusalOf(batch, new Date().toISOString(), said)
  }

  ownChange(id: string): 'none' | 'changed' | 'removed' {
    return this.truth.ownChange(id)
  }

  /** A record as it was when somebody deleted it, while this page looked on. */
  gone(id: string): AnyRecord | undefined {
    return this.truth.gone(id)
  }

  whoDeleted(id: string | undefined): Whose {
    return this.truth.whoDeleted(id ?? '')
  }

  whoSet(id: string, field: string): Whose {
    return this.truth.whoSet(id, field)
  }

  /** Sends what the tray holds once more, under the id that it had: it happens once, from however many tabs it is sent. */
  again({ id, calls, label, note, alone }: TrayEntry): RunOutcome {
    const outcome = this.#begin({ id, commands: [...calls], note, ...(alone && { alone }) }, label)
    if (isDone(outcome)) this.#undoing.steps.did({ id, label })
    return outcome
  }

  may(command: Pick<Command, 'allow'>): boolean {
    const product = this.product.value
    const scopes = product === null ? [] : [scopeIn(product, 'plan')]
    return this.model.rights.may(this.state, this.member, command.allow, scopes) === null
  }

  holds(scope: Scope): boolean {
    return this.truth.holds(scope) || this.#isComing(scope)
  }

  opened(product: string): boolean {
    return this.scopes.value.every((scope) => partsOf(scope)?.product !== product || this.holds(scope))
  }

  hasPlans(): boolean {
    return this.scopes.value.every((scope) => partsOf(scope)?.shelf !== 'plan' || this.holds(scope))
  }

  open(product: string): void {
    this.product.set(product)
  }

  here(where: Whereabouts | null): void {
    this.whereabouts.set(where)
  }

  // What follows is for the link to the server and the cache, not for screens.

  set carrier(carrier: Carrier) {
    this.#carrier = carrier
  }

  setMember(member: string): void {
    this.truth.member = member
    this.#tellLoaded()
  }

  setStatus(status: Status): void {
    this.status.set(status)
  }

  /** What may be had from now on; what else is here goes. Returns that. */
  setScopes(may: readonly Scope[]): Scope[] {
    const used = usedScopes(this.model.kinds, may)
    const same =
      used.length === this.scopes.value.length && used.every((scope) => this.scopes.value.includes(scope))
    if (!same) {
      this.scopes.set(used)
      this.held.set(this.held.value + 1)
    }
    const gone = [...this.truth.heldAt.keys()].filter((scope) => !may.includes(scope))
    this.leave(gone)
    return gone
  }

  /** The scopes without which there is nothing to show. */
  setNeeded(scopes: readonly Scope[]): void {
    this.#needed = scopes
    this.#tellLoaded()
  }

  /** Batches that the server has not answered, in the order in which they were run. */
  unsettled(): Unsettled[] {
    return this.truth.page.pending.map(({ batch, at }) => ({
      id: batch.id,
      batch,
      at,
      label: this.#awaited.labelOf(batch.id),
    }))
  }

  /** Whether the batch waits for the server's word. */
  awaits(id: string): boolean {
    return this.#awaited.has(id)
  }

  /** Puts scopes in the place of what was held of them; what waits is decided again on top. */
  load(scopes: ReadonlyMap<Scope, ScopeContent>): void {
    this.#settling.mayCome(scopes.keys())
    try {
      this.truth.load(scopes)
    } finally {
      this.#tellLoaded()
      this.#settling.settle()
    }
  }

  /** Forgets scopes that may no longer be seen, or that nobody looks at any more. `denied`: they are not to be had. */
  leave(scopes: readonly Scope[], denied = true): void {
    if (denied) this.#settling.deny(scopes)
    if (denied && scopes.some((scope) => this.truth.holds(scope))) this.documents.forget()
    if (denied && scopes.some((scope) => this.#isTakenAway(scope))) {
      // Names of what may no longer be seen stand in them; what may is looked up again.
      this.#undoing.steps.clear()
      this.truth.known.clear()
    }
    // What goes was here: from now on it is here only when it is brought.
    for (const scope of scopes) this.#made.delete(partsOf(scope)?.product ?? '')
    this.others.leave(scopes)
    this.truth.leave(scopes)
    this.#settling.settle()
  }

  /** From `seq` on the line tells of the scope. */
  join(scope: Scope, seq: number): void {
    this.truth.join(scope, seq)
    this.#settling.settle()
  }

  /** The log has another life than was known. */
  restored(): void {
    this.truth.restored()
    this.documents.forget()
    this.restorations.tell()
  }

  /**
   * Takes up batches of an earlier visit; returns those that it does. What this program no longer understands is told
   * as refused.
   */
  resume(unsettled: readonly Unsettled[]): Unsettled[] {
    const ready: Unsettled[] = []
    for (const { id, batch, at, label } of unsettled) {
      if (this.truth.waits(id)) continue
      void this.#awaited.add(id, label)
      const commands = prepareCalls(batch.commands, this.model)
      if ('refusal' in commands) this.#fail(batch, commands)
      else ready.push({ id, batch: { ...batch, commands }, at, label })
    }
    this.truth.resume(ready)
    return ready
  }

  /**
   * Moves the truth on. `others` says whether what other people did should flash (not while catching up).
   * Throws when a commit is missing in between or does not fit: then only fresh snapshots help.
   */
  receive(commits: readonly WireCommit[], others: boolean): void {
    const settled = this.truth.receive(commits, others)
    for (const { id, seq, note } of settled) {
      this.#fellShort(id, note?.short)
      this.#settling.forget(id)
      this.#awaited.close(id, { seq })
    }
    if (settled.length > 0) this.#carrier.happened(settled)
    this.#settling.settle()
  }

  /**
   * The server has the batch, in commit `seq`. What it did stays on the screen until the page is as far. `short`: what
   * of it did not come about.
   */
  settle(id: string, seq: number, short?: readonly Shortfall[]): void {
    this.#fellShort(id, short)
    if (!this.truth.waits(id)) return
    this.#settling.add(id, seq)
  }

  /** The server said no: the effect leaves the screen and the person is told, with what they typed. */
  refuse(id: string, refusal: Refusal, at: number): void {
    const batch = this.truth.waits(id)
    if (batch) this.#fail(batch, refused(this.#refused.withWho(refusal), at))
  }

  /** The server failed at the batch too often: as for a refusal, so that it is not lost without a word. */
  giveUp(id: string, fault: string): void {
    const batch = this.truth.waits(id)
    if (batch) this.#fail(batch, { fault, sentence: storeWords('notSaved', { fault }) })
  }

  #run(calls: readonly CommandCall[], { label, note, alone }: RunOptions & { label: string }): RunOutcome {
    const ready = prepareCalls(calls, this.model)
    if ('refusal' in ready) return ready
    return this.#begin(
      { id: newBatchId(), commands: ready, note: note ?? null, ...(alone && { alone }) },
      label,
    )
  }

  /** Takes up a batch whose calls are as they will be sent. */
  #begin(asked: Batch, label: string): RunOutcome {
    const at = new Date().toISOString()
    const result = this.truth.run(asked, at)
    if ('refusal' in result) return refused(this.#refused.withWho(result.refusal), result.at)
    const waiting = 'unforeseen' in result
    const { batch, changes, short } = waiting ? { batch: asked, changes: [], short: [] } : result
    const accepted = { id: batch.id, calls: batch.commands as CommandCall[], changes, short, waiting }
    // The outcome tells of these.
    this.#toldShort.news(batch.id, short)
    if (!isDone({ ...accepted, settled: never })) {
      return { ...accepted, settled: Promise.resolve({ seq: this.seq }) }
    }
    const settled = this.#awaited.add(batch.id, label)
    const scopes = this.#scopesOf(accepted.calls, changes)
    this.#carrier.made({ id: batch.id, batch, at, label, scopes })
    return { ...accepted, settled }
  }

  /** Tells what of a batch did not come about, once. */
  #fellShort(id: string, short: readonly Shortfall[] = []): void {
    const news = this.#toldShort.news(id, short)
    if (news.length > 0) this.shortfalls.tell({ id, label: this.#awaited.labelOf(id), short: news })
  }

  #fail(batch: Batch, answer: Refused | Faulted): void {
    const { id, commands } = batch
    const label = this.#awaited.labelOf(id)
    const pending = this.truth.page.pending.find((one) => one.batch === batch)
    const at = pending?.at ?? new Date().toISOString()
    const scopes = this.#scopesOf(commands, pending?.changes ?? [])
    this.#settling.forget(id)
    this.truth.drop(id)
    this.truth.known.failed(id)
    this.#undoing.steps.forget(takenBackBy(commands)?.by ?? id)
    this.#awaited.close(id, answer)
    this.#carrier.refused(id)
    if (!this.#isUndoOfFailed(batch)) this.#refused.take(batch, answer, { label, at, scopes })
  }

  /** What work is about. A product that was made here and never came to be is nobody's but this person's. */
  #scopesOf(calls: readonly CommandCall[], changes: readonly ScopedChange[]): Scope[] {
    for (const { kind, id, before } of changes) if (kind === 'product' && before === null) this.#made.add(id)
    return scopesOf(this.model, this.state, { calls, changes }, this.product.value).map((scope) =>
      this.#made.has(partsOf(scope)?.product ?? '') && !this.scopes.value.includes(scope)
        ? workspaceScope
        : scope,
    )
  }

  /** An undo that was on its way behind what it takes back needs no word of its own when that did not happen. */
  #isUndoOfFailed({ commands }: Batch): boolean {
    const taken = takenBackBy(commands)
    return taken !== null && this.truth.known.hasFailed(taken.step)
  }

  /** A long step is called by what it works on, and there only when it came to its end. */
  #recalled(step: Step): Step | null {
    if (!isLong(step.id)) return step
    const record = find(this.state, 'step', step.id)
    return record?.state === 'done' ? { id: step.id, label: record.label } : null
  }

  /** Whether it is held and its product still stands: then it was a role that went, and not the product. */
  #isTakenAway(scope: Scope): boolean {
    const product = partsOf(scope)?.product
    return this.truth.holds(scope) && !!product && find(this.state, 'product', product) !== undefined
  }

  /** Of a product that this page has made all is here that there is, before the server has said what may be had of it. */
  #isComing(scope: Scope): boolean {
    const product = partsOf(scope)?.product
    return product != null && this.#made.has(product) && find(this.state, 'product', product) !== undefined
  }

  #holdsAll(): boolean {
    return this.scopes.value.length > 0 && this.scopes.value.every((scope) => this.truth.holds(scope))
  }

  /** Nothing is shown before it is known for whom: what a person may do is part of every screen. */
  #tellLoaded(): void {
    if (this.loaded.value || this.member === '') return
    this.loaded.set(this.#needed.every((scope) => this.truth.holds(scope)))
  }
}

const never: Promise<Settled> = new Promise(() => {})
