import { parentPort, workerData } from 'node:worker_threads'
import type { ImportChoices, ImportSkip } from '#protocol/import-report.ts'
import type { ItemDraft, Malformed, Reading } from './formats/draft.ts'
import { readFile } from './read-file.ts'

export interface ReadingJob {
  bytes: Uint8Array
  name: string
  options: ImportChoices
}

/** What the thread says: all but the lists first, then the lists a piece at a time, each when it is asked for. */
export type FromReader =
  | { malformed: string }
  | { head: Omit<Reading, 'drafts' | 'skipped'> }
  | { drafts: ItemDraft[]; skipped: ImportSkip[]; last: boolean }

// Taking in a piece holds the other side for a few milliseconds.
const PIECE = 1_000

const port = parentPort!
const { bytes, name, options } = workerData as ReadingJob
// A copy of its own, since text is not decoded from shared memory.
const reading: Reading | Malformed = readFile(bytes.slice(), name, options)

if ('malformed' in reading) port.postMessage(reading satisfies FromReader)
else {
  const { drafts, skipped, ...head } = reading
  const most = Math.max(drafts.length, skipped.length)
  let sent = 0
  port.on('message', () => {
    const piece: FromReader = {
      drafts: drafts.slice(sent, sent + PIECE),
      skipped: skipped.slice(sent, sent + PIECE),
      last: sent + PIECE >= most,
    }
    sent += PIECE
    port.postMessage(piece)
    if (piece.last) port.close()
  })
  port.postMessage({ head } satisfies FromReader)
}
