import type { Change } from '#domain/kernel/change.ts'
import type { Surroundings } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { type BatchResult, rollBack, runBatch } from '#domain/kernel/decide.ts'
import type { Model } from '#domain/kernel/model.ts'
import { addRecords, applyChange, createState, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'

/** A State kept current by commits. The server decides on one; a page holds one under its pending batches. */
export class Replica {
  readonly model: Model
  readonly state: State
  seq = 0
  readonly #isPart: boolean

  /** `isPart`: it holds some scopes and not all. */
  constructor(model: Model, isPart = false) {
    this.model = model
    this.#isPart = isPart
    this.state = createState(model.kinds)
  }

  /** Adds records of one kind to a replica that is being loaded. */
  load(kind: Kind, records: readonly AnyRecord[]): void {
    addRecords(this.state, kind, records as never)
  }

  /** Decides a batch and, when it is accepted, leaves its effect in the State. */
  run(calls: readonly CommandCall[], context: Surroundings, alone?: boolean): BatchResult {
    return runBatch(this.model, this.state, calls, context, { isPart: this.#isPart, alone })
  }

  /** Takes back what `run` did. */
  rollBack(changes: readonly Change[]): void {
    rollBack(this.state, changes)
  }

  /** Applies the next commit. Throws when one is missing in between: a gap must never pass silently. */
  apply(commit: Pick<Commit, 'seq' | 'changes'>): void {
    if (commit.seq !== this.seq + 1) throw new Error(`commit ${commit.seq} came after ${this.seq}`)
    for (const change of commit.changes) applyChange(this.state, change)
    this.seq = commit.seq
  }
}
