import type { Scope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import { buildSnapshot, QUICKLY } from './build-snapshot.ts'
import { makeCheckpoint, recordsAt } from './checkpoints.ts'
import { connectToRead, reading } from './connect.ts'
import { numbersOf } from './numbers.ts'
import { modelOf, type Program } from './program.ts'
import { oldReaderOf } from './read-old.ts'
import { headSeq, readRecords, recordsIn } from './read-records.ts'

export type SendChunk = (chunk: { kind: Kind; bodies: string }) => void

/** Long work, for a worker of its own that ends with it. */
export async function bulkJobs(file: string, program: Program, sendChunk: SendChunk) {
  const db = connectToRead(file)
  const readOldOf = await oldReaderOf(db, program)
  const numbers = numbersOf(db)
  const within = (workspace: string, scope: Scope) => numbers.scope(numbers.workspace(workspace), scope)
  const head = (workspace: string) => headSeq(db, numbers.workspace(workspace))
  const readOld = (workspace: string) => readOldOf(numbers.workspace(workspace))
  return {
    /** `taken` counts, on the other side, the chunks that were taken: no more than two are under way. */
    load(workspace: string, kinds: readonly Kind[], taken: Int32Array): number {
      let sent = 0
      return reading(db, () =>
        readRecords(db, numbers.workspace(workspace), kinds, (kind, bodies) => {
          for (let seen = Atomics.load(taken, 0); sent - seen >= 2; seen = Atomics.load(taken, 0)) {
            Atomics.wait(taken, 0, seen)
          }
          sent += 1
          sendChunk({ kind, bodies })
        }),
      )
    },
    snapshot: (workspace: string, scope: Scope, kinds: readonly Kind[]) =>
      reading(db, () => buildSnapshot(head(workspace), recordsIn(db, within(workspace, scope), kinds))),
    stateAt: (workspace: string, scope: Scope, seq: number) =>
      reading(db, () => {
        // After the last commit all is as it is now.
        const at = Math.min(seq, head(workspace))
        return buildSnapshot(at, recordsAt(db, within(workspace, scope), at, readOld(workspace)), QUICKLY)
      }),
    checkpoint: (workspace: string, scope: Scope, every: number) =>
      reading(db, () => makeCheckpoint(db, within(workspace, scope), every, readOld(workspace))),
    verify: async (workspace: string) => {
      // The whole domain, which only this needs.
      const { verifyStore } = await import('./verify/verify-store.ts')
      const model = await modelOf(program)
      return reading(db, () => verifyStore(db, workspace, model, readOldOf))
    },
    check: async () => {
      const { checkStore } = await import('./verify/verify-store.ts')
      const model = await modelOf(program)
      return reading(db, () => checkStore(db, model, readOldOf))
    },
    rules: async () => {
      const { brokenRules } = await import('./verify/verify-store.ts')
      const model = await modelOf(program)
      return reading(db, () => brokenRules(db, model))
    },
    close: () => db.close(),
  }
}
