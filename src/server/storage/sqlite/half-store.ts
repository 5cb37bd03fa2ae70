import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * Opens a store that is being made beside the one that is in use, closes it, and leaves all in the one file.
 *
 * @throws Error when not all of it came into that file, such as on a disk that is full.
 */
export function withStore<T>(half: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(half, { timeout: 5_000 })
  try {
    // Nothing is promised to anybody before the end, and that is synced.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000')
    const result = work(db)
    // Closing would do it too, but says nothing when it cannot.
    db.exec('PRAGMA journal_mode = DELETE')
    return result
  } finally {
    db.close()
  }
}

export function removeStore(half: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(half + end, { force: true })
}
