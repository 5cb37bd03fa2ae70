import { DatabaseSync } from 'node:sqlite'
import { storageWords } from '#words/storage.ts'
import { isBusy } from './busy.ts'

/**
 * Brings what a killed server left in the write-ahead log into the file, so that the file alone is the store.
 *
 * @throws Error when another program has it open: what that reads and writes through the log beside the file would be
 * missing in a copy, and would be mixed into the store that takes its place.
 */
export function settleStore(file: string): void {
  const db = new DatabaseSync(file, { timeout: 1_000 })
  try {
    // Held alone it is not changed, as it would be by another journal mode, and others are found also when they idle.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK')
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()!
    if (busy) throw new Error(storageWords('openElsewhere', { file }))
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new Error(storageWords('openElsewhere', { file }), { cause: error })
  } finally {
    db.close()
  }
}
