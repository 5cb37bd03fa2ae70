import { startThread } from '../../thread.ts'
import type { Program } from './program.ts'
import type { Jobs, WorkerData, WorkerRole } from './worker.ts'
import type { Answer, Call } from './worker-messages.ts'

type ArgumentsOf<F> = F extends (...values: infer A) => unknown ? A : never
type ResultOf<F> = F extends (...values: never[]) => infer T ? Awaited<T> : never

/** A worker thread and the calls it owes an answer. */
export interface WorkerLine<R extends WorkerRole> {
  /** Rejects with the job's error, or when the thread ends without an answer. */
  call<J extends keyof Jobs[R] & string>(
    job: J,
    ...values: ArgumentsOf<Jobs[R][J]>
  ): Promise<ResultOf<Jobs[R][J]>>
  readonly dead: boolean
  /** Stops the thread wherever it is. */
  terminate(): Promise<void>
}

export function startWorker<R extends WorkerRole>(
  role: R,
  file: string,
  program: Program,
  onChunk?: (chunk: unknown) => void,
): WorkerLine<R> {
  const worker = startThread(new URL('./worker.ts', import.meta.url), {
    workerData: { file, role, program } satisfies WorkerData,
  })
  const owed = new Map<number, { job: string; resolve(value: unknown): void; reject(error: Error): void }>()
  let nextId = 1
  let dead = false

  function end(cause: unknown): void {
    dead = true
    for (const { job, reject } of owed.values()) reject(failed(job, cause))
    owed.clear()
  }

  worker.on('message', (answer: Answer) => {
    if ('chunk' in answer) return onChunk?.(answer.chunk)
    const call = owed.get(answer.id)
    owed.delete(answer.id)
    if ('error' in answer) call?.reject(failed(call.job, answer.error))
    else call?.resolve(answer.value)
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`The storage thread ended (code ${code})`)))

  return {
    call: (job, ...values) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(failed(job, new Error('The storage thread has ended')))
        const id = nextId++
        owed.set(id, { job, resolve: resolve as (value: unknown) => void, reject })
        worker.postMessage({ id, job, values } satisfies Call)
      }),
    get dead() {
      return dead
    },
    terminate: async () => {
      await worker.terminate()
    },
  }
}

export function failed(job: string, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Error(`Storage could not ${job}: ${why}`, { cause })
}
