import type { WorkerRole } from './worker.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'

/** A worker started on first use, and again on the next use after it crashed. */
export function lastingWorker<R extends WorkerRole>(role: R, file: string): () => WorkerLine<R> {
  let line: WorkerLine<R> | null = null
  return () => {
    if (!line || line.dead) line = startWorker(role, file)
    return line
  }
}
