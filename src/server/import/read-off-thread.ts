import { Worker } from 'node:worker_threads'
import type { ImportChoices, ImportSkip } from '#protocol/import-report.ts'
import { unreadableWords } from '#words/import.ts'
import { createTurns } from '../turns.ts'
import type { ItemDraft, Malformed, Reading } from './formats/draft.ts'
import type { FromReader, ReadingJob } from './import-worker.ts'
import { readFile } from './read-file.ts'

/** Files up to this size are read in a few milliseconds, less than a thread takes to start. */
const SMALL = 32 * 1024
/** Each may hold a few hundred megabytes; who comes later waits. */
const AT_ONCE = 2
const LONGEST_MS = 60_000
const HEAP_MB = 1024

export type ReadOffThread = (
  bytes: Uint8Array,
  name: string,
  options: ImportChoices,
  signal?: AbortSignal,
) => Promise<Reading | Malformed>

/**
 * Reads files on threads of their own, so that no file holds up the sockets, takes the process down or goes on for
 * ever. Bytes in shared memory are not copied for it. Rejects with the signal's reason when it is given up.
 */
export function createReadOffThread(): ReadOffThread {
  const inTurn = createTurns(AT_ONCE)

  return async (bytes, name, options, signal) => {
    signal?.throwIfAborted()
    if (bytes.length <= SMALL) return readFile(bytes.slice(), name, options)
    return inTurn(() => {
      signal?.throwIfAborted()
      return readInThread({ bytes, name, options }, signal)
    })
  }
}

function readInThread(job: ReadingJob, signal?: AbortSignal): Promise<Reading | Malformed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const drafts: ItemDraft[] = []
    const skipped: ImportSkip[] = []
    let head: Omit<Reading, 'drafts' | 'skipped'> | null = null
    let over = false
    const timer = setTimeout(() => end(() => resolve(tooMuch())), LONGEST_MS)
    const giveUp = () => end(() => reject(signal?.reason))
    signal?.addEventListener('abort', giveUp)

    function end(answer: () => void): void {
      if (over) return
      over = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      void worker.terminate()
      answer()
    }

    worker.on('message', (message: FromReader) => {
      if ('malformed' in message) return end(() => resolve(message))
      if ('head' in message) head = message.head
      else {
        for (const draft of message.drafts) drafts.push(draft)
        for (const skip of message.skipped) skipped.push(skip)
        if (message.last) return end(() => resolve({ ...head!, drafts, skipped }))
      }
      // The next piece in a later turn, or all of them would be taken in at once.
      setImmediate(() => worker.postMessage('next'))
    })
    worker.on('error', (error) => {
      const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(() =>
        isFull ? resolve(tooMuch()) : reject(new Error('The file could not be read', { cause: error })),
      )
    })
    worker.on('exit', (code) => end(() => reject(new Error(`The reading thread ended (code ${code})`))))
  })
}

function tooMuch(): Malformed {
  return { malformed: unreadableWords('too-much') }
}
