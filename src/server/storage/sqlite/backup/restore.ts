import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backupWords } from '#words/backup.ts'
import { copyWhole, syncPath, writeWhole } from '../../../whole-file.ts'
import type { Program } from '../program.ts'
import { settleStore } from '../settle-store.ts'
import { inShort } from '../verify/damaged-store.ts'
import { freePath, readBackup, sizeOf } from './list-backups.ts'
import { backupName, lookThrough, sumOf } from './make-backup.ts'

/** What a data folder keeps its people's work in; `epoch` and `heads` say which life of the log it is. */
const kept = [
  'throughline.db',
  'throughline.db-wal',
  'throughline.db-shm',
  'auth.db',
  'auth.db-wal',
  'auth.db-shm',
  'secret',
  'epoch',
  'heads',
]

export interface Restored {
  /** where what was there before stands now; null when nothing was there */
  before: string | null
  steps: number
}

interface Marker {
  ready: string
  before: string
  names: string[]
}

const MARKER = 'restoring'

/**
 * Checks a backup to its last byte.
 *
 * @param from a folder that `makeBackup` made, or a plain copy of a data folder
 * @returns the names of its files, and how many steps it holds
 * @throws Error with a sentence that says what is the matter
 */
export async function checkBackup(
  from: string,
  program: Program,
  scratch: string,
): Promise<{ names: string[]; steps: number }> {
  const backup = readBackup(from)
  if (!backup && !existsSync(join(from, 'throughline.db')))
    throw new Error(backupWords('noBackup', { folder: from }))
  for (const { name, bytes, sha256 } of backup?.manifest.files ?? []) {
    const file = join(from, name)
    if (sizeOf(file) !== bytes || sumOf(file) !== sha256)
      throw new Error(backupWords('backupChanged', { file }))
  }
  const all = ['throughline.db', 'throughline.db-wal', 'auth.db', 'auth.db-wal', 'secret']
  const names = backup
    ? backup.manifest.files.map(({ name }) => name)
    : all.filter((name) => existsSync(join(from, name)))
  if (!names.includes('throughline.db')) throw new Error(backupWords('noBackup', { folder: from }))
  // Looked at as a copy: what SQLite does to a write-ahead log is not done to a backup.
  for (const name of names) copyWhole(join(from, name), join(scratch, name))
  for (const name of ['throughline.db', 'auth.db']) {
    if (!names.includes(name)) continue
    settleStore(join(scratch, name))
    for (const end of ['-wal', '-shm']) rmSync(join(scratch, name + end), { force: true })
  }
  const { found, heads } = await lookThrough(join(scratch, 'throughline.db'), program)
  if (found.length > 0) throw new Error(backupWords('backupNotSound', { folder: from, what: inShort(found) }))
  return {
    names: names.filter((name) => !name.endsWith('-wal')),
    steps: heads.reduce((sum, { seq }) => sum + seq, 0),
  }
}

/**
 * Puts a backup in the place of what a data folder holds, which is kept beside it. Whoever calls it holds the
 * folder's lock. The log begins another life, so that pages that knew the other one are told. Cut short anywhere, the
 * folder holds the one or the other, or `finishRestore` brings it to its end.
 *
 * @throws Error with a sentence; nothing was changed then
 */
export async function restore(dataDir: string, from: string, program: Program): Promise<Restored> {
  const stamp = backupName(new Date().toISOString())
  const ready = join(dataDir, `restore-${stamp}.part`)
  rmSync(ready, { recursive: true, force: true })
  mkdirSync(ready, { recursive: true, mode: 0o700 })
  try {
    const room = statfsSync(ready)
    const needed = sizeOf(join(from, 'throughline.db')) * 1.1
    if (room.bavail * room.bsize < needed) {
      const values = {
        folder: dataDir,
        needed: Math.ceil(needed / 1e6),
        free: Math.ceil((room.bavail * room.bsize) / 1e6),
      }
      throw new Error(backupWords('noRoom', values))
    }
    const { names, steps } = await checkBackup(resolve(from), program, ready)
    const before = kept.some((name) => existsSync(join(dataDir, name)))
      ? freePath(join(dataDir, `before-restore-${stamp}`))
      : null
    const marker: Marker = { ready, before: before ?? join(dataDir, `before-restore-${stamp}`), names }
    writeWhole(join(dataDir, MARKER), JSON.stringify(marker))
    finishRestore(dataDir)
    return { before, steps }
  } finally {
    if (!existsSync(join(dataDir, MARKER))) rmSync(ready, { recursive: true, force: true })
  }
}

/** Brings a restore that was cut short to its end; does nothing where there is none. May itself be cut short. */
export function finishRestore(dataDir: string): void {
  const file = join(dataDir, MARKER)
  if (!existsSync(file)) return
  const { ready, before, names } = JSON.parse(readFileSync(file, 'utf8')) as Marker
  // As long as one of the new files waits, what has the name of one that is still waiting is an old one.
  const waiting = names.filter((name) => existsSync(join(ready, name)))
  const arrived = names.filter((name) => !waiting.includes(name))
  const olds = kept.filter((name) => !arrived.includes(name) && existsSync(join(dataDir, name)))
  if (waiting.length > 0 && olds.length > 0) {
    mkdirSync(before, { recursive: true, mode: 0o700 })
    for (const name of olds) renameSync(join(dataDir, name), join(before, name))
    syncPath(before)
  }
  for (const name of waiting) renameSync(join(ready, name), join(dataDir, name))
  syncPath(dataDir)
  rmSync(file)
  syncPath(dataDir)
  rmSync(ready, { recursive: true, force: true })
}
