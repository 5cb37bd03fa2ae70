import type { Change } from '#domain/kernel/change.ts'
import type { Command, Context } from '#domain/kernel/command.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { Batch } from './messages.ts'
import { Replica } from './replica.ts'

/** A batch that the server has not answered yet. */
export interface Pending {
  batch: Batch
  at: string
  /** what it does to the screen now; null while the rules, on today's truth, would refuse it */
  changes: readonly Change[] | null
}

export type RunResult = { changes: readonly Change[] } | { refusal: Refusal; at: number }

export interface PageContext {
  /** the member whose page this is */
  actor: string
  /** a commit this page knows of, for undo */
  commit(id: string): Commit | undefined
}

/**
 * Truth plus pending. What the person does is decided and shown at once and waits in `pending`; when the truth
 * moves, pending effects are taken off, the commits applied, and what still waits is decided again on top:
 *
 *     state = truth(seq) + pending[0] + pending[1] + …
 *
 * Invariants: `state` with the pending effects taken off equals the server's State at `seq`; a batch leaves
 * `pending` only by its commit, its refusal, or `settle`; batches keep the order in which they were run.
 */
export class PageReplica {
  readonly replica: Replica
  readonly pending: Pending[] = []
  #context: PageContext

  constructor(commandNamed: (name: string) => Command | undefined, context: PageContext) {
    this.replica = new Replica(commandNamed)
    this.#context = context
  }

  get state() {
    return this.replica.state
  }

  get seq() {
    return this.replica.seq
  }

  /** Decides a batch on what the person sees. An accepted one is on the screen and pending; a refused one is neither. */
  run(batch: Batch, at: string): RunResult {
    const result = this.replica.run(batch.commands, this.#contextAt(at))
    if ('refusal' in result) return result
    this.pending.push({ batch, at, changes: result.changes })
    return result
  }

  /** Takes up a batch kept from an earlier visit: it stays pending even if it cannot be shown right now. */
  resume(batch: Batch, at: string): void {
    const result = this.replica.run(batch.commands, this.#contextAt(at))
    this.pending.push({ batch, at, changes: 'changes' in result ? result.changes : null })
  }

  /**
   * Moves the truth on by the commits that come after `seq`; those seen before are passed over. Returns the ids
   * settled. Throws, with nothing moved, when a commit is missing in between.
   */
  receive(commits: readonly Commit[]): string[] {
    const news = commits.filter(({ seq }) => seq > this.seq)
    if (news.length === 0) return []
    for (const [index, { seq }] of news.entries()) {
      const next = this.seq + 1 + index
      if (seq !== next) throw new Error(`commit ${seq} came where ${next} was due`)
    }
    const settled: string[] = []
    this.#onTruth(() => {
      for (const commit of news) {
        this.replica.apply(commit)
        if (this.#drop(commit.id)) settled.push(commit.id)
      }
    })
    return settled
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

  #onTruth(move: () => void): void {
    for (const { changes } of this.pending.toReversed()) if (changes) this.replica.rollBack(changes)
    for (const waiting of this.pending) waiting.changes = null
    move()
    for (const waiting of this.pending) {
      const result = this.replica.run(waiting.batch.commands, this.#contextAt(waiting.at))
      waiting.changes = 'changes' in result ? result.changes : null
    }
  }

  #drop(id: string): Pending | undefined {
    const index = this.pending.findIndex(({ batch }) => batch.id === id)
    return index < 0 ? undefined : this.pending.splice(index, 1)[0]
  }

  #contextAt(at: string): Context {
    return { actor: this.#context.actor, at, commit: this.#context.commit }
  }
}
