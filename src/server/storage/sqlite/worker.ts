import { parentPort, workerData } from 'node:worker_threads'
import type { Kind } from '#domain/kinds.ts'
import { writerOf } from './append-commits.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { connectToRead, connectToWrite, reading } from './connect.ts'
import { migrate } from './migrations.ts'
import { portableError } from './portable-error.ts'
import { logReaderOf } from './read-log.ts'
import { readRecords } from './read-records.ts'
import { verifyLog } from './verify-log.ts'
import type { Answer, Call } from './worker-messages.ts'

const port = parentPort!
const { file, role } = workerData as { file: string; role: WorkerRole }

function writeJobs() {
  const db = connectToWrite(file)
  migrate(db)
  return {
    ...writerOf(db),
    /** Answered when the file and its tables are there. */
    ready: () => {},
    close: () => db.close(),
  }
}

function readJobs() {
  const db = connectToRead(file)
  return { ...logReaderOf(db), close: () => db.close() }
}

/** Long work, for a worker of its own that ends with it. */
function bulkJobs() {
  const db = connectToRead(file)
  return {
    /** `taken` counts, on the other side, the chunks that were taken: no more than two are under way. */
    load(workspace: string, kinds: readonly Kind[], taken: Int32Array): number {
      let sent = 0
      return reading(db, () =>
        readRecords(db, workspace, kinds, (kind, bodies) => {
          for (let seen = Atomics.load(taken, 0); sent - seen >= 2; seen = Atomics.load(taken, 0)) {
            Atomics.wait(taken, 0, seen)
          }
          sent += 1
          port.postMessage({ chunk: { kind, bodies } } satisfies Answer)
        }),
      )
    },
    snapshot: (workspace: string, kinds: readonly Kind[]) =>
      reading(db, () => buildSnapshot(db, workspace, kinds)),
    verify: (workspace: string) => reading(db, () => verifyLog(db, workspace)),
    close: () => db.close(),
  }
}

export interface Jobs {
  write: ReturnType<typeof writeJobs>
  read: ReturnType<typeof readJobs>
  bulk: ReturnType<typeof bulkJobs>
}

export type WorkerRole = keyof Jobs

const jobs = { write: writeJobs, read: readJobs, bulk: bulkJobs }[role]() as unknown as {
  [job: string]: (...values: unknown[]) => unknown
}

port.on('message', ({ id, job, values }: Call) => {
  try {
    const value = jobs[job]!(...values)
    const bytes = (value as { bytes?: Uint8Array } | undefined)?.bytes
    port.postMessage({ id, value } satisfies Answer, bytes ? [bytes.buffer as ArrayBuffer] : [])
  } catch (error) {
    port.postMessage({ id, error: portableError(error) } satisfies Answer)
  }
})
