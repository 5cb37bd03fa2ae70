import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isBusy } from './busy.ts'

/**
 * Takes the data folder for this process. The lock is the one that SQLite takes on a file in an exclusive
 * transaction: the operating system holds it and drops it when the process ends, however it ends, so it is
 * never stale, and process ids that come round again mean nothing to it. Returns how to let go.
 *
 * @throws Error when another process (or another call in this one) has the folder.
 */
export function lockFolder(folder: string): () => void {
  const pidFile = join(folder, 'lock.pid')
  const db = new DatabaseSync(join(folder, 'lock'), { timeout: 250 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw error
    throw new Error(
      `The folder ${folder} is in use by another Throughline (pid ${readPid(pidFile)}). Stop it, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
  // Only for the sentence above: who reads it has just seen the lock held.
  writeFileSync(pidFile, String(process.pid))
  return () => db.close()
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'unknown'
  }
}
