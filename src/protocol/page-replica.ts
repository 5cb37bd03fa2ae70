import type { ScopedChange } from '#domain/kernel/change.ts'
import type { Surroundings } from '#domain/kernel/command.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { BatchResult } from '#domain/kernel/decide.ts'
import { lookIn } from '#domain/kernel/look.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import type { Gone, Shortfall } from '#domain/kernel/shortfall.ts'
import { addRecords, allRecords, applyChange, find } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { isForeseeable, type Refusal, type RefusalCode } from '#domain/refusals.ts'
import type { Batch } from './messages.ts'
import { Replica } from './replica.ts'
import { type ReadCommit, readChanges, type WireCommit } from './wire-commit.ts'

/** A batch that the server has not answered yet. */
export interface Pending {
  batch: Batch
  at: string
  /** what it does to the screen now; null while it cannot be shown, see `PageReplica.run` */
  changes: readonly ScopedChange[] | null
}

export type RunResult =
  /** `batch`: what of it is sent; `short`: what is known here already not to come about */
  | { changes: readonly ScopedChange[]; batch: Batch; short: readonly Shortfall[] }
  /** it touches what this page does not hold: it is sent, and what comes of it is the server's to say */
  | { unforeseen: true }
  | { refusal: Refusal; at: number }

/** What follows from what is in the State alone: a page that holds all of it knows it as well as the server. */
const ofTheState: readonly RefusalCode[] = ['not-found', 'place-gone', 'tie-gone']

interface Staged {
  seq: number
  records: ReadonlyMap<Kind, readonly AnyRecord[]>
  missed: WireCommit[]
}

export interface PageContext {
  /** the member whose page this is */
  actor: string
  /** a commit this page knows of, for undo */
  commit(id: string): Pick<Commit, 'changes'> | undefined
  /** a long text this page knows */
  document(id: string): string | undefined
  /** what a record was called that is gone; whoever names one here has seen it */
  gone?(id: string): Gone
  /** whether the page holds everything that its member may see, so that what it does not find is not there */
  holdsAll(): boolean
}

/**
 * The truth of some scopes, plus pending. What the person does is decided and shown at once and waits in `pending`;
 * when the truth moves, pending effects are taken off, the commits applied, and what still waits is decided again:
 *
 *     state = truth(scope, seq) of each scope + pending[0] + pending[1] + …
 *
 *     live        … 41 42 43 44 45      every commit, a stub where nothing is followed
 *     plan        … 41 42 43 44 45      followed: moves with the line
 *     backlog     … 38                  loaded from a snapshot, not joined: missed commits come, then `join`
 *
 * Invariants: `state` with the pending effects taken off equals the server's State at `seq`, cut to the scopes that
 * are followed; a batch leaves `pending` only by its commit, its refusal, or `settle`; batches keep the order in
 * which they were run.
 */
export class PageReplica {
  readonly replica: Replica
  readonly pending: Pending[] = []
  /** scope -> the last seq whose changes in it the State has */
  readonly scopes = new Map<Scope, number>()
  readonly #followed = new Set<Scope>()
  /** scopes in which heavy work is left out, so that records may be lacking */
  readonly #thin = new Set<Scope>()
  /** fresh copies of scopes that are in use, until the line has caught up with them */
  readonly #staged = new Map<Scope, Staged>()
  #context: PageContext

  constructor(model: Model, context: PageContext) {
    this.replica = new Replica(model, true)
    this.#context = context
  }

  get state() {
    return this.replica.state
  }

  /** How far the line has come. */
  get seq() {
    return this.replica.seq
  }

  follows(scope: Scope): boolean {
    return this.#followed.has(scope)
  }

  /**
   * Decides a batch on what the person sees. An accepted one is on the screen and pending; a refused one is neither.
   * One that fails for what this page does not hold is pending without being on the screen.
   */
  run(batch: Batch, at: string): RunResult {
    const result = this.#decide(batch, at)
    if ('changes' in result) {
      const { changes, done = batch.commands, short = [] } = result
      if (short.length === 0 || !short.every(({ refusal }) => this.#isBelieved(refusal))) {
        this.pending.push({ batch, at, changes })
        return { changes, batch, short: [] }
      }
      // What this page knows not to be possible is told now, and the rest is asked for as if it were all.
      const rest = { ...batch, commands: [...done] }
      this.replica.rollBack(changes)
      const again = this.#decide(rest, at)
      if ('refusal' in again) return again
      this.pending.push({ batch: rest, at, changes: again.changes })
      return { changes: again.changes, batch: rest, short }
    }
    if (this.#isBelieved(result.refusal)) return result
    this.pending.push({ batch, at, changes: null })
    return { unforeseen: true }
  }

  /**
   * Why a batch would be refused now; null when it would be accepted, or when only the server can tell and has not
   * `said` so before. Nothing is done.
   */
  refusalOf(batch: Batch, at: string, said?: Refusal | null): Refusal | null {
    const result = this.#decide(batch, at)
    if ('refusal' in result)
      return this.#isBelieved(result.refusal) || result.refusal.code === said?.code ? result.refusal : null
    this.replica.rollBack(result.changes)
    return null
  }

  /**
   * Whether this page may say no by itself. The log and long texts are the server's, however much of the State is here;
   * of a product that was deleted the page is not even told what was done. What it saw being deleted is not there.
   */
  #isBelieved({ code, about }: Refusal): boolean {
    if (isForeseeable(code)) return true
    const sawItGo = () => !!this.#context.gone?.(String(about.id)).name
    return ofTheState.includes(code) && (this.#context.holdsAll() || sawItGo())
  }

  #decide(batch: Batch, at: string): BatchResult {
    return this.replica.run(batch.commands, this.#contextAt(batch, at), batch.alone)
  }

  /** Takes up a batch kept from an earlier visit: it stays pending even if it cannot be shown right now. */
  resume(batch: Batch, at: string): void {
    const result = this.#decide(batch, at)
    this.pending.push({ batch, at, changes: 'changes' in result ? result.changes : null })
  }

  /**
   * Puts the records of a scope, as they were at `seq`, in the place of what was held of it. While the scope is
   * followed the new copy waits until it is joined, so that nothing that came since vanishes in between.
   */
  load(scope: Scope, seq: number, records: ReadonlyMap<Kind, readonly AnyRecord[]>): void {
    if (this.follows(scope)) {
      this.#staged.set(scope, { seq, records, missed: [] })
      return
    }
    this.#onTruth(() => {
      if (this.scopes.has(scope)) this.#remove(scope)
      for (const [kind, rows] of records) addRecords(this.state, kind, rows as never)
      this.scopes.set(scope, seq)
    })
  }

  /** Takes in what was missed in a scope that is not followed yet. Throws when it does not fit: then only a fresh snapshot helps. */
  missed(scope: Scope, commits: readonly WireCommit[]): ReadCommit[] {
    const staged = this.#staged.get(scope)
    if (staged) {
      staged.missed.push(...commits.filter(({ seq }) => seq > staged.seq))
      return []
    }
    const since = this.scopes.get(scope)
    if (since === undefined) return []
    const news = commits.filter(({ seq }) => seq > since)
    const read: ReadCommit[] = []
    this.#onTruth(() => {
      for (const commit of news) read.push(this.#take(commit, [scope]))
      if (news.length > 0) this.scopes.set(scope, news.at(-1)!.seq)
    })
    return read
  }

  /** From `seq` on the line tells of the scope. */
  join(scope: Scope, seq: number): void {
    if (!this.scopes.has(scope)) return
    this.#thin.delete(scope)
    const staged = this.#staged.get(scope)
    if (staged) {
      this.#staged.delete(scope)
      this.#onTruth(() => {
        this.#remove(scope)
        for (const [kind, rows] of staged.records) addRecords(this.state, kind, rows as never)
        for (const commit of staged.missed) this.#take(commit, [scope])
      })
    }
    this.#followed.add(scope)
    this.scopes.set(scope, seq)
    this.replica.seq = Math.max(this.replica.seq, seq)
  }

  /** The line has come up to `seq`, before any commit. */
  begin(seq: number): void {
    this.replica.seq = seq
  }

  /** There is a new line: what was followed is caught up with again. */
  unfollow(): void {
    this.#followed.clear()
    this.#staged.clear()
  }

  /** Heavy work in the scope is left out from now on: changes of what is not here are passed over. */
  thin(scope: Scope): void {
    this.#thin.add(scope)
  }

  /** Forgets all records of a scope. */
  leave(scope: Scope): void {
    if (!this.scopes.has(scope)) return
    this.#onTruth(() => this.#remove(scope))
  }

  /**
   * Moves the truth on by the commits that come after `seq`; those seen before are passed over. Returns them as read,
   * and the ids settled. Throws, with nothing moved, when a commit is missing in between, and when one does not fit:
   * then only fresh snapshots help.
   */
  receive(commits: readonly WireCommit[]): { commits: ReadCommit[]; settled: string[] } {
    const news = commits.filter(({ seq }) => seq > this.seq)
    for (const [index, { seq }] of news.entries()) {
      const next = this.seq + 1 + index
      if (seq !== next) throw new Error(`commit ${seq} came where ${next} was due`)
    }
    const read: ReadCommit[] = []
    const settled: string[] = []
    if (news.length === 0) return { commits: read, settled }
    this.#onTruth(() => {
      for (const commit of news) {
        if (commit.id !== undefined) {
          read.push(
            this.#take(
              commit,
              Object.keys(commit.scopes ?? {}).filter((scope) => this.follows(scope)),
            ),
          )
          if (this.#drop(commit.id)) settled.push(commit.id)
        }
        this.replica.seq = commit.seq
      }
      for (const scope of this.#followed) this.scopes.set(scope, this.seq)
    })
    return { commits: read, settled }
  }

  /** The server refused a batch, or had it already in a commit at or before `seq`: it leaves the screen's future. */
  settle(id: string): Pending | undefined {
    if (!this.pending.some(({ batch }) => batch.id === id)) return undefined
    let dropped: Pending | undefined
    this.#onTruth(() => {
      dropped = this.#drop(id)
    })
    return dropped
  }

  #take(commit: WireCommit, scopes: readonly Scope[]): ReadCommit {
    const changes = scopes.flatMap((scope) =>
      readChanges(commit, scope, (kind, id) => find(this.state, kind, id), this.#thin.has(scope)),
    )
    for (const change of changes) applyChange(this.state, change)
    const { seq, id = '', step = id, actor = '', at = '', via = 'web', note = null } = commit
    return { seq, id, step, actor, at, via, note, changes }
  }

  #remove(scope: Scope): void {
    this.scopes.delete(scope)
    this.#followed.delete(scope)
    this.#staged.delete(scope)
    const look = lookIn(this.state)
    const gone = [...allRecords(this.state)].filter(
      ({ kind, record }) => scopeOf(this.state.kinds, look, kind, record) === scope,
    )
    for (const { kind, record } of gone.reverse())
      applyChange(this.state, { kind, id: record.id, before: record, after: null } as never)
  }

  #onTruth(move: () => void): void {
    for (const { changes } of this.pending.toReversed()) if (changes) this.replica.rollBack(changes)
    for (const waiting of this.pending) waiting.changes = null
    try {
      move()
    } finally {
      for (const waiting of this.pending) {
        const result = this.#decide(waiting.batch, waiting.at)
        waiting.changes = 'changes' in result ? result.changes : null
      }
    }
  }

  #drop(id: string): Pending | undefined {
    const index = this.pending.findIndex(({ batch }) => batch.id === id)
    return index < 0 ? undefined : this.pending.splice(index, 1)[0]
  }

  #contextAt({ id }: Batch, at: string): Surroundings {
    const { actor, commit, document, gone } = this.#context
    return { actor, at, batch: id, commit, document, ...(gone && { gone }) }
  }
}
