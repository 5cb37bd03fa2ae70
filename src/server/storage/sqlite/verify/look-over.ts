import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storageWords } from '#words/storage.ts'
import { troubleOf } from '../../../trouble-of.ts'
import { connectToRead } from '../connect.ts'
import { type Found, isSameFile, type Life, lookAt, readLife } from '../epoch.ts'
import { readHeads } from '../heads-file.ts'
import { refuseNewer, type Written, writtenBy } from '../prepare-store.ts'
import { FORMAT } from '../tables.ts'
import { DamagedStore } from './damaged-store.ts'

export interface LookedOver {
  /** null when there is no store yet, and none is missed */
  found: Found | null
  /** what the file `epoch` says */
  life: Life | null
  /** null when nothing was ever written into it */
  written: Written | null
  /** whether the file is to the moment as an orderly stop has left it */
  asLeft: boolean
}

/**
 * Looks at the store of a folder before anything is written there, also by SQLite, which would make what it finds in
 * a write-ahead log of another day part of the store. Takes a few milliseconds, whatever its size.
 *
 * @throws DamagedStore
 */
export function lookOver(folder: string, schema: number): LookedOver {
  const file = join(folder, 'throughline.db')
  const found = lookAt(file)
  const life = readLife(join(folder, 'epoch'))
  const none = { found: null, life: null, written: null, asLeft: false }
  const ahead = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  const wasThere = life !== null || readHeads(folder).length > 0 || ahead > 0
  if (!found || found.size === '0') {
    if (wasThere) throw new DamagedStore(file, storageWords(found ? 'fileEmpty' : 'fileMissing'))
    return none
  }
  if (!startsLikeOne(file)) throw new DamagedStore(file, storageWords('notAStore'))
  if (life?.stopped && found.ahead > 0) throw new DamagedStore(file, storageWords('strayWal'))
  try {
    const written = read(folder, file, life, schema)
    if (!written && wasThere) throw new DamagedStore(file, storageWords('notAStore'))
    return { found, life, written, asLeft: life?.stopped ? isSameFile(life, found) : false }
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error
    throw new DamagedStore(file, storageWords('unreadable', { reason: (error as Error).message }), error)
  }
}

function read(folder: string, file: string, life: Life | null, schema: number): Written | null {
  const db = connectToRead(file)
  try {
    const written = writtenBy(db)
    if (!written) {
      const other = db.prepare('SELECT 1 AS yes FROM sqlite_schema LIMIT 1').get()
      if (other) throw new DamagedStore(file, storageWords('notAStore'))
      return null
    }
    if (!(written.format >= 1 && written.schema >= 1)) throw new DamagedStore(file, storageWords('notAStore'))
    refuseNewer(written, schema)
    // A store that an orderly stop has left, or of which nothing is known any more, may be an older one on purpose.
    if (life && !life.stopped && written.format === FORMAT) {
      const at = db.prepare(`
        SELECT c.id FROM workspace AS w JOIN "commit" AS c ON c.workspace = w.number WHERE w.id = ? AND c.seq = ?`)
      const last = db.prepare(`
        SELECT coalesce(max(c.seq), 0) AS seq FROM workspace AS w JOIN "commit" AS c ON c.workspace = w.number
        WHERE w.id = ?`)
      for (const { workspace, seq, id } of readHeads(folder)) {
        if (at.get(workspace, seq)?.id === id) continue
        const reached = Number(last.get(workspace)!.seq)
        throw new DamagedStore(file, storageWords('stepsLost', { found: reached, had: seq }))
      }
    }
    return written
  } finally {
    db.close()
  }
}

const BEGINNING = 'SQLite format 3\0'

function startsLikeOne(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(BEGINNING.length)
    readSync(handle, start, 0, start.length, 0)
    return start.toString('latin1') === BEGINNING
  } finally {
    closeSync(handle)
  }
}
