import type { Change } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import { PageReplica, type RunResult } from '#protocol/page-replica.ts'
import type { ReadCommit, WireCommit } from '#protocol/wire-commit.ts'
import type { Whose } from '#words/clash.ts'
import type { Documents } from './documents.ts'
import { Flashes } from './flashes.ts'
import { Seen } from './seen.ts'
import { Happening, Source } from './signal.ts'
import { Subscriptions } from './subscriptions.ts'
import { Touched } from './touched.ts'
import { type Overwritten, Typed } from './typed.ts'
import { KnownCommits } from './undo/known-commits.ts'

/** A scope as it was at `seq`, with what came after it up to `head`. */
export interface ScopeContent {
  seq: number
  records: ReadonlyMap<Kind, readonly AnyRecord[]>
  tail?: readonly WireCommit[]
  head?: number
}

/** Most records that are remembered as they were before somebody deleted them. */
const MOST_GONE = 20_000

/** The State that the person sees (truth of the scopes that are here, and pending), and word of every move of it. */
export class PageState {
  readonly subscriptions = new Subscriptions()
  readonly flashes = new Flashes()
  readonly pendingCount = new Source(0)
  /** batches of which nothing can be shown before the server has decided */
  readonly unforeseenCount = new Source(0)
  /** moves when a scope comes or goes */
  readonly held = new Source(0)
  readonly known = new KnownCommits()
  readonly page: PageReplica
  readonly #documents: Documents
  readonly typed: Typed
  /** somebody else replaced what this person typed */
  readonly overwrites = new Happening<Overwritten>()
  /** records that were deleted while this page looked on, as they were last */
  readonly #gone = new Map<string, { record: AnyRecord; by: string }>()
  /** ids of the texts that batches on their way write */
  readonly #written = new Map<string, string[]>()
  /** scopes of which the page does not have all: heavy work in them was left out, see `thin` and `stale` */
  readonly #lacking = new Set<Scope>()
  /** fresh copies that wait to be joined, and how far they reach */
  readonly #staged = new Map<Scope, number>()
  /** the member whose page this is; empty until known */
  member = ''

  constructor(model: Model, documents: Documents, holdsAll: () => boolean) {
    const state = this
    this.#documents = documents
    this.typed = new Typed(model.kinds)
    this.page = new PageReplica(model, {
      get actor() {
        return state.member
      },
      commit: (id) => this.#commit(id),
      document: (id) => this.document(id),
      gone: (id) => {
        const [kind, record] = [model.kinds.ofId(id), this.#gone.get(id)?.record]
        return { name: kind && record ? model.kinds.of(kind).name(record) : '' }
      },
      holdsAll,
    })
  }

  /** The scopes that are here, each with the last seq whose changes in it the State has. */
  get heldAt(): ReadonlyMap<Scope, number> {
    return this.page.scopes
  }

  holds(scope: Scope): boolean {
    return this.page.scopes.has(scope)
  }

  follows(scope: Scope): boolean {
    return this.page.follows(scope)
  }

  run(batch: Batch, at: string): RunResult {
    const result = this.page.run(batch, at)
    if ('changes' in result && result.changes.length === 0) this.page.settle(batch.id)
    else if (!('refusal' in result)) this.#shown([batch.id])
    return result
  }

  /** Why a batch would be refused now; null when it would not, as far as this page can tell. */
  refusalOf(batch: Batch, at: string, said?: Refusal | null): Refusal | null {
    return this.page.refusalOf(batch, at, said)
  }

  /** What becomes of a record by what waits here. */
  ownChange(id: string): 'none' | 'changed' | 'removed' {
    const last = this.page.pending
      .flatMap(({ changes }) => changes?.find((change) => change.id === id) ?? [])
      .at(-1)
    return !last ? 'none' : last.after === null ? 'removed' : 'changed'
  }

  /** Takes up batches of an earlier visit. */
  resume(batches: readonly { batch: Batch; at: string }[]): void {
    for (const { batch, at } of batches) this.page.resume(batch, at)
    if (batches.length > 0) this.#shown(batches.map(({ batch }) => batch.id))
  }

  waits(id: string): Batch | undefined {
    return this.page.pending.find(({ batch }) => batch.id === id)?.batch
  }

  /** Puts scopes in the place of what was held of them. Throws when a tail does not fit: the scope is then not here. */
  load(scopes: ReadonlyMap<Scope, ScopeContent>): void {
    try {
      for (const [scope, content] of scopes) this.#load(scope, content)
    } finally {
      this.#replaced()
    }
  }

  /** How far the page has a scope, or the fresh copy of it that is to be joined. */
  sinceOf(scope: Scope): number | undefined {
    return this.#staged.get(scope) ?? this.page.scopes.get(scope)
  }

  /** From `seq` on the line tells of the scope; a fresh copy takes the place of what was held. */
  join(scope: Scope, seq: number): void {
    this.page.join(scope, seq)
    this.#lacking.delete(scope)
    if (this.#staged.delete(scope)) this.#replaced()
  }

  /** There is a new line: what is followed is told anew. */
  unfollow(): void {
    this.page.unfollow()
    this.#staged.clear()
  }

  /** The line has come up to `seq`, before any commit. */
  begin(seq: number): void {
    this.page.begin(seq)
  }

  /** Heavy work in the scope is left out from now on. */
  thin(scope: Scope): void {
    this.#lacking.add(scope)
    this.page.thin(scope)
  }

  /** What the page has of the scope is out of date; it stays in use until a fresh copy is joined. */
  stale(scope: Scope): void {
    this.#lacking.add(scope)
  }

  /** Whether the page does not have all of the scope. */
  lacks(scope: Scope): boolean {
    return this.#lacking.has(scope)
  }

  leave(scopes: readonly Scope[]): void {
    const here = scopes.filter((scope) => this.page.scopes.has(scope))
    if (here.length === 0) return
    for (const scope of here) {
      this.page.leave(scope)
      this.#lacking.delete(scope)
      this.#staged.delete(scope)
    }
    this.#replaced()
  }

  /** Takes in what was missed in a scope before it is followed. */
  missed(scope: Scope, commits: readonly WireCommit[]): void {
    const last = commits.at(-1)?.seq
    if (this.#staged.has(scope) && last !== undefined) this.#staged.set(scope, last)
    const read = this.#move(
      touchedBy(commits, (name) => name === scope),
      () => this.#sawGo(this.page.missed(scope, commits)),
    )
    this.#know(read)
  }

  /** Moves the truth on; returns the ids that are settled by it. `others`: what others did flashes. */
  receive(commits: readonly WireCommit[], others: boolean): ReadCommit[] {
    const { commits: read, settled } = this.#move(
      touchedBy(commits, (scope) => this.page.follows(scope)),
      () => {
        const received = this.page.receive(commits)
        this.#sawGo(received.commits)
        return received
      },
    )
    this.#know(read, settled)
    for (const id of settled) this.#doubt(id)
    if (others) this.#flash(read.filter(({ id }) => !settled.includes(id)))
    return read.filter(({ id }) => settled.includes(id))
  }

  /** Shows where what the person did has landed: what came or went to another place; what they typed in place they see. */
  landed(changes: readonly Change[]): void {
    const came = changes.filter(({ kind, id, before, after }) => {
      const touched = new Touched(this.page.state.kinds)
      touched.add(kind, id, before ?? undefined, after ?? undefined)
      return after && touched.lists.size > 0
    })
    this.flashes.show(came.map(({ id }) => id))
  }

  /** Shows what an undo has brought back. */
  returned(changes: readonly Change[]): void {
    this.flashes.show(changes.filter(({ after }) => after).map(({ id }) => id))
  }

  /** A record as it was when somebody deleted it, while this page looked on. */
  gone(id: string): AnyRecord | undefined {
    return this.#gone.get(id)?.record
  }

  /** Who deleted a record, where this page has seen it. */
  whoDeleted(id: string): Whose {
    return this.#whoIs(this.#gone.get(id)?.by)
  }

  /** Who set a field last, where this page has seen it. */
  whoSet(id: string, field: string): Whose {
    return this.#whoIs(this.typed.byOf(id, field))
  }

  /** A batch leaves what waits. */
  drop(id: string): void {
    this.#move([], () => this.page.settle(id))
    this.#doubt(id)
  }

  /** The log has another life: commits that were known are none of its. */
  restored(): void {
    this.known.clear()
    this.typed.clear()
    this.#gone.clear()
    this.unfollow()
    this.page.begin(0)
  }

  /** A text that is here, or that a batch on its way writes. */
  document(id: string): string | undefined {
    const text = this.#documents.peek(id)
    if (text !== undefined) return text
    for (const { changes } of this.page.pending)
      for (const { documents = [] } of changes ?? [])
        for (const document of documents) if (document.id === id) return document.text
    return undefined
  }

  /** The server has decided: it may have merged a text with another's on the way, or not written it. */
  #doubt(batch: string): void {
    for (const id of this.#written.get(batch) ?? []) this.#documents.doubt(id)
    this.#written.delete(batch)
  }

  #whoIs(member: string | undefined): Whose {
    if (member !== undefined && member === this.member) return { who: 'self', name: '' }
    const name = member === undefined ? undefined : find(this.page.state, 'member', member)?.name
    return { who: name === undefined ? 'unknown' : 'name', name: name ?? '' }
  }

  #load(scope: Scope, { seq, records, tail = [], head = seq }: ScopeContent): void {
    const waits = this.page.follows(scope)
    this.page.load(scope, seq, records)
    if (waits) {
      this.#staged.set(scope, seq)
      return
    }
    this.#lacking.delete(scope)
    if (tail.length === 0 && head === seq) return
    try {
      this.#know(this.#sawGo(this.page.missed(scope, tail)))
      this.page.scopes.set(scope, head)
    } catch (error) {
      this.page.leave(scope)
      throw error
    }
  }

  /** A commit for undo: the server's, or what a batch on its way will become if the truth stays as it is. */
  #commit(id: string): Pick<Commit, 'changes'> | undefined {
    const known = this.known.get(id)
    if (known) return known
    const waiting = this.page.pending.find(({ batch }) => batch.id === id)
    return waiting?.changes ? { changes: [...waiting.changes] } : undefined
  }

  /** Moves the truth, or what waits on it, and tells those who see another record than before. */
  #move<T>(news: Iterable<{ kind: Kind; id: string }>, move: () => T): T {
    const seen = new Seen()
    const { state, pending } = this.page
    seen.note(state, news)
    for (const { changes } of pending) seen.note(state, changes ?? [])
    try {
      return move()
    } finally {
      for (const { changes } of pending) seen.noteLate(changes ?? [])
      this.#changed(seen.compare(state))
    }
  }

  /** What the person has just done is on the screen; texts they wrote are there at once. */
  #shown(batches: readonly string[]): void {
    const touched = new Touched(this.page.state.kinds)
    for (const { batch, changes } of this.page.pending) {
      if (!changes || !batches.includes(batch.id)) continue
      touched.addChanges(changes)
      const texts = changes.flatMap(({ documents = [] }) => documents)
      for (const { id, text } of texts) this.#documents.put(id, text)
      if (texts.length > 0)
        this.#written.set(
          batch.id,
          texts.map(({ id }) => id),
        )
    }
    this.#changed(touched)
  }

  #changed(touched: Touched): void {
    this.#count()
    this.subscriptions.notify(touched)
  }

  #replaced(): void {
    this.#count()
    this.subscriptions.notifyAll()
    this.held.set(this.held.value + 1)
  }

  #count(): void {
    const { pending } = this.page
    this.pendingCount.set(pending.length)
    this.unforeseenCount.set(pending.filter(({ changes }) => changes === null).length)
  }

  #flash(news: readonly ReadCommit[]): void {
    const touched = new Touched(this.page.state.kinds)
    for (const { changes } of news) touched.addChanges(changes)
    this.flashes.show([...touched.ids])
  }

  /** Takes note of what is deleted, before anybody is told and acts on it. Returns the commits. */
  #sawGo(commits: readonly ReadCommit[]): readonly ReadCommit[] {
    for (const { actor, changes } of commits)
      for (const { id, before, after } of changes)
        if (before && !after) this.#gone.set(id, { record: before as AnyRecord, by: actor })
    for (const oldest of this.#gone.keys()) {
      if (this.#gone.size <= MOST_GONE) break
      this.#gone.delete(oldest)
    }
    return commits
  }

  /** Keeps commits that the person may want to undo. */
  #know(commits: readonly ReadCommit[], own: readonly string[] = []): void {
    const others = commits.filter(({ id }) => !own.includes(id))
    for (const overwritten of this.typed.heard(others, this.member)) this.overwrites.tell(overwritten)
    for (const commit of commits)
      if (commit.actor === this.member || own.includes(commit.id)) this.known.add(commit)
  }
}

/** The records that commits are about, in some scopes. */
function* touchedBy(
  commits: readonly WireCommit[],
  within: (scope: Scope) => boolean,
): Generator<{ kind: Kind; id: string }> {
  for (const { scopes = {} } of commits)
    for (const [scope, changes] of Object.entries(scopes)) if (within(scope)) yield* changes
}
