import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { storageWords } from '#words/storage.ts'
import { writeWhole } from '../../whole-file.ts'
import { isBusy } from './busy.ts'

/**
 * Takes the data folder for this process. The lock is the one that SQLite takes on a file in an exclusive
 * transaction: the operating system holds it and drops it when the process ends, however it ends, so it is
 * never stale, and process ids that come round again mean nothing to it. Returns how to let go.
 *
 * @throws Error when another process (or another call in this one) has the folder.
 */
export function lockFolder(folder: string): () => void {
  const db = new DatabaseSync(join(folder, 'lock'), { timeout: 250 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw error
    throw new FolderInUse(storageWords('folderInUse', { folder, pid: lockHolder(folder) }), { cause: error })
  }
  // Only for the sentence above: who reads it has just seen the lock held.
  try {
    writeWhole(join(folder, 'lock.pid'), String(process.pid))
  } catch (error) {
    db.close()
    throw error
  }
  return () => db.close()
}

/** Its message says what to do. */
export class FolderInUse extends Error {}

/** The process that has, or last had, the folder, as it said itself. */
function lockHolder(folder: string): string {
  try {
    return readFileSync(join(folder, 'lock.pid'), 'utf8')
  } catch {
    return 'unknown'
  }
}

/** The process that has the folder now; null when none has. Takes nothing. */
export function whoHolds(folder: string): string | null {
  if (!existsSync(join(folder, 'lock'))) return null
  const db = new DatabaseSync(join(folder, 'lock'), { readOnly: true })
  try {
    db.exec('BEGIN; SELECT 1 FROM sqlite_schema; ROLLBACK')
    return null
  } catch (error) {
    if (isBusy(error)) return lockHolder(folder)
    throw error
  } finally {
    db.close()
  }
}
