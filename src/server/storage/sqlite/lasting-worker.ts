import { product } from './program.ts'
import type { WorkerRole } from './worker.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'

/** A worker started on first use, and again on the next use after it crashed. */
export interface LastingWorker<R extends WorkerRole> {
  (): WorkerLine<R>
  /** Closes what was started, if it was. */
  close(): Promise<void>
  /** Ends what was started, wherever it is. */
  end(): Promise<void>
}

export function lastingWorker<R extends WorkerRole>(
  role: R,
  file: string,
  program = product,
): LastingWorker<R> {
  let line: WorkerLine<R> | null = null
  return Object.assign(
    () => {
      if (!line || line.dead) line = startWorker(role, file, program)
      return line
    },
    {
      async close() {
        if (!line) return
        // One that has crashed has nothing left to close.
        if (!line.dead) await (line as WorkerLine<WorkerRole>).call('close')
        await line.terminate()
      },
      end: async () => line?.terminate(),
    },
  )
}
