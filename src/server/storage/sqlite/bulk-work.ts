import type { Scope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import { createTurns } from '../../turns.ts'
import type { Snapshot } from '../storage.ts'
import type { Program } from './program.ts'
import type { TakeChunk } from './read-records.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'

// Each may hold a whole workspace in memory, and other work wants a processor too.
const AT_ONCE = 2

/** Long reads, each on a thread of its own, a few at a time, the others in the order they came. */
export function bulkWork(file: string, program: Program) {
  const inTurn = createTurns(AT_ONCE)
  const all = new Set<Promise<unknown>>()

  function run<T>(
    job: (line: WorkerLine<'bulk'>) => Promise<T>,
    onChunk?: (chunk: unknown, line: WorkerLine<'bulk'>) => void,
  ): Promise<T> {
    const result = inTurn(async () => {
      const line: WorkerLine<'bulk'> = startWorker('bulk', file, program, (chunk) => onChunk?.(chunk, line))
      try {
        const value = await job(line)
        await line.call('close')
        return value
      } finally {
        await line.terminate()
      }
    })
    const settled = result.catch(() => {}).finally(() => all.delete(settled))
    all.add(settled)
    return result
  }

  return {
    load(workspace: string, kinds: readonly Kind[], take: TakeChunk): Promise<number> {
      const taken = new Int32Array(new SharedArrayBuffer(4))
      let refused: { error: unknown } | null = null
      return run(
        async (line) => {
          // A thread that is stopped for what `take` threw may still have answered, or not: both end here.
          const seq = await line.call('load', workspace, kinds, taken).catch((error) => ({ error }))
          if (refused) throw refused.error
          if (typeof seq !== 'number') throw seq.error
          return seq
        },
        (chunk, line) => {
          if (refused) return
          const { kind, bodies } = chunk as { kind: Kind; bodies: string }
          try {
            take(kind, bodies)
          } catch (error) {
            refused = { error }
            line.terminate()
            return
          }
          Atomics.add(taken, 0, 1)
          Atomics.notify(taken, 0)
        },
      )
    },
    snapshot: (workspace: string, scope: Scope, kinds: readonly Kind[]): Promise<Snapshot> =>
      run((line) => line.call('snapshot', workspace, scope, kinds)),
    stateAt: (workspace: string, scope: Scope, seq: number): Promise<Snapshot> =>
      run((line) => line.call('stateAt', workspace, scope, seq)),
    checkpoint: (workspace: string, scope: Scope, every: number) =>
      run((line) => line.call('checkpoint', workspace, scope, every)),
    verify: (workspace: string): Promise<string[]> => run((line) => line.call('verify', workspace)),
    check: (): Promise<string[]> => run((line) => line.call('check')),
    rules: (): Promise<string[]> => run((line) => line.call('rules')),
    /** Resolves when nothing is under way. */
    idle: async () => {
      while (all.size > 0) await Promise.all(all)
    },
  }
}
