import { startThread } from '../thread.ts'
import type { FromPlanner, ToPlanner } from './import-worker.ts'
import type { ImportJob } from './plan/planned-import.ts'

const LONGEST_MS = 60_000
/** Past these it is too much. What is young is kept small, since a thread that lives for seconds collects little else. */
const HEAP = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 8 }

/** The thread that reads and plans one file. */
export interface PlannerThread {
  tell(message: ToPlanner): void
  /** What it says next. Rejects when it was given up, has ended, or takes too much. */
  heard(): Promise<FromPlanner>
  /** It has done what may take long. */
  isPlanned(): void
  readonly dead: boolean
  end(): void
}

/** It takes more time or memory than a file may. */
export class TooMuch extends Error {}

export function startPlanner(job: ImportJob, signal: AbortSignal): PlannerThread {
  const worker = startThread(new URL('./import-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: HEAP,
  })
  const said: FromPlanner[] = []
  let over: Error | null = null
  let wake = () => {}
  const timer = setTimeout(() => drop(new TooMuch('It takes too long')), LONGEST_MS)
  const giveUp = () => drop(signal.reason)
  signal.addEventListener('abort', giveUp)

  /** Nobody waits any more for what it said. */
  function drop(why: Error): void {
    said.length = 0
    end(why)
  }

  function end(why: Error): void {
    if (over) return
    over = why
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    void worker.terminate()
    wake()
  }

  worker.on('message', (message: FromPlanner) => {
    said.push(message)
    wake()
  })
  worker.on('error', (error) => {
    const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    end(
      isFull
        ? new TooMuch('It takes too much memory')
        : new Error('The file could not be read', { cause: error }),
    )
  })
  worker.on('exit', (code) => end(new Error(`The reading thread ended (code ${code})`)))

  return {
    tell: (message) => worker.postMessage(message),
    async heard() {
      while (said.length === 0 && !over) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      // What it said last counts also when it has ended since.
      const next = said.shift()
      if (!next) throw over
      return next
    },
    isPlanned: () => clearTimeout(timer),
    get dead() {
      return over !== null
    },
    end: () => drop(new Error('The reading thread is done with')),
  }
}
