import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { continuedSnapshot } from '#protocol/continued-snapshot.ts'
import { encodeSnapshot } from '#protocol/snapshot.ts'
import type { Snapshot } from '../storage.ts'
import { QUICKLY } from './build-snapshot.ts'
import { checkpointBefore, lastVersions } from './checkpoints.ts'
import { reading } from './connect.ts'
import type { ReadOld } from './read-old.ts'
import { headSeq } from './read-records.ts'

// Twice what lies between the checkpoints of a small scope: texts of ten megabytes, put together in 0.05 s.
const MOST = 20_000

const unzip = promisify(gunzip)
const zip = promisify(gzip)

/**
 * The records of a scope right after the commit `seq`: its checkpoint and what changed since, put together as the
 * texts that they are, and compressed elsewhere so that other questions are not held up. Null where that cannot be:
 * more than `most` was written since the checkpoint, or the checkpoint is of an older schema and has to be read.
 */
export async function quickStateAt(
  db: DatabaseSync,
  workspace: number,
  scope: number,
  seq: number,
  readOld: ReadOld,
  most = MOST,
): Promise<Snapshot | null> {
  const found = reading(db, () => {
    // After the last commit all is as it is now.
    const at = Math.min(seq, headSeq(db, workspace))
    const near = checkpointBefore(db, scope, at)
    if (near && near.schema !== readOld.schema) return null
    if (hasMore(db, scope, near?.seq ?? 0, at, most)) return null
    const changed = [...lastVersions(db, scope, near?.seq ?? 0, at).values()].map(
      ({ kind, id, body, seq }) => ({
        kind,
        id,
        body: body && readOld.text(kind, body, seq),
      }),
    )
    return { at, near, changed }
  })
  if (!found) return null
  const { at, near, changed } = found
  const base = near ? (await unzip(near.bytes)).toString() : encodeSnapshot(0, new Map())
  const bytes = await zip(continuedSnapshot(base, at, changed), { level: QUICKLY })
  // A copy, which can be handed to another thread.
  return { seq: at, bytes: new Uint8Array(bytes) }
}

function hasMore(db: DatabaseSync, scope: number, after: number, seq: number, than: number): boolean {
  const next = db.prepare('SELECT 1 FROM version WHERE scope = ? AND seq > ? AND seq <= ? LIMIT 1 OFFSET ?')
  return next.get(scope, after, seq, than) !== undefined
}
