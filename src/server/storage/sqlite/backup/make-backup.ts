import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { backupWords } from '#words/backup.ts'
import { saidTrouble } from '../../../data-folder.ts'
import { putWhole, syncPath, writeWhole } from '../../../whole-file.ts'
import { connectToRead, reading } from '../connect.ts'
import { epochJobsOf } from '../epoch-jobs.ts'
import { writtenBy } from '../prepare-store.ts'
import { modelOf, type Program } from '../program.ts'
import { oldReaderOf } from '../read-old.ts'
import { FORMAT } from '../tables.ts'
import { inShort } from '../verify/damaged-store.ts'
import { type Backup, type BackupReason, type Manifest, readBackup, sizeOf } from './list-backups.ts'

/** What is left free on a disk, so that the store itself can go on growing. */
const SPARE = 64 * 1024 * 1024

export const backupName = (made: string) => made.replaceAll(':', '-').replace(/\.\d+Z$/, 'Z')

/**
 * Copies all that matters of a data folder into the new folder `to`: the store, the accounts, the secret, and a
 * manifest with their sums. Each database is copied as of one moment while others go on writing; the accounts first,
 * since a member without an account can be invited again, and an account without a member is nobody's. What was
 * copied is read back and checked before it gets its name. Takes a second for 100 MB and the check longer: call it
 * on a thread of its own.
 *
 * @throws Error with a sentence: no room, something there already, or a store that is not sound
 */
export async function makeBackup(
  dataDir: string,
  to: string,
  why: BackupReason,
  program: Program,
): Promise<Backup> {
  const store = join(dataDir, 'throughline.db')
  if (!existsSync(store)) throw new Error(backupWords('noStore', { folder: dataDir }))
  if (existsSync(to)) throw new Error(backupWords('there', { folder: to }))
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const needed = bytesOf(dataDir) + SPARE
  const { bavail, bsize } = statfsSync(dirname(to))
  if (bavail * bsize < needed)
    throw saidTrouble(
      backupWords('noRoom', { folder: to, needed: inMegabytes(needed), free: inMegabytes(bavail * bsize) }),
      'ENOSPC',
    )
  const part = `${to}.part`
  rmSync(part, { recursive: true, force: true })
  try {
    mkdirSync(part, { mode: 0o700 })
    const made = new Date().toISOString()
    const names: string[] = []
    for (const name of ['auth.db', 'throughline.db']) {
      if (!existsSync(join(dataDir, name))) continue
      copyDatabase(join(dataDir, name), join(part, name))
      names.push(name)
    }
    if (existsSync(join(dataDir, 'secret'))) {
      writeWhole(join(part, 'secret'), readFileSync(join(dataDir, 'secret')))
      names.push('secret')
    }
    const looked = await lookThrough(join(part, 'throughline.db'), program)
    if (looked.found.length > 0)
      throw new Error(backupWords('notSound', { folder: dataDir, what: inShort(looked.found) }))
    const files = names.map((name) => ({
      name,
      bytes: sizeOf(join(part, name)),
      sha256: sumOf(join(part, name)),
    }))
    const { format, schema, heads } = looked
    const manifest: Manifest = { backup: 1, made, why, format, schema, files, heads }
    writeWhole(join(part, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    putWhole(part, to)
    return readBackup(to)!
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/** Bytes that a copy of a data folder takes at most. */
export function bytesOf(dataDir: string): number {
  return ['throughline.db', 'throughline.db-wal', 'auth.db', 'auth.db-wal'].reduce(
    (sum, name) => sum + sizeOf(join(dataDir, name)),
    0,
  )
}

const inMegabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

/** As of one moment, and holds up no writer. */
function copyDatabase(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5_000 })
  try {
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
  syncPath(to)
}

export interface LookedThrough {
  format: number
  schema: number
  heads: Manifest['heads']
  /** sentences about what is not as it should be */
  found: string[]
}

/** Checks a store that nobody writes: all of one of this format, of an older one whether the file is whole. */
export async function lookThrough(file: string, program: Program): Promise<LookedThrough> {
  const db = connectToRead(file)
  try {
    const written = writtenBy(db)
    if (!written) return { format: 0, schema: 0, heads: [], found: [backupWords('noStoreIn', { file })] }
    if (written.format < FORMAT) {
      const found = db
        .prepare('PRAGMA integrity_check')
        .all()
        .flatMap(({ integrity_check }) => (integrity_check === 'ok' ? [] : [String(integrity_check)]))
      return { ...written, heads: [], found }
    }
    const { checkStore } = await import('../verify/verify-store.ts')
    const model = await modelOf(program)
    const readOldOf = await oldReaderOf(db, program)
    // Records of an older schema are as they should be when they are upgraded.
    const found = written.schema < program.schema ? [] : reading(db, () => checkStore(db, model, readOldOf))
    return { ...written, heads: epochJobsOf(db).heads(), found }
  } finally {
    db.close()
  }
}

/** hex SHA-256, read a megabyte at a time */
export function sumOf(file: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1024 * 1024)
  const handle = openSync(file, 'r')
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
      hash.update(buffer.subarray(0, read))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}
