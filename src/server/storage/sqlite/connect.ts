import { DatabaseSync } from 'node:sqlite'

/**
 * The one connection that writes. FULL makes the write-ahead log synced at each commit: an acknowledged commit
 * outlives a power cut. (fullfsync is what that takes on macOS, nothing elsewhere.)
 */
export function connectToWrite(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true })
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA cache_size = -32000;
    PRAGMA journal_size_limit = 16777216;
    PRAGMA temp_store = MEMORY;
  `)
  return db
}

/** A reader sees the last commit there was when its transaction began, and holds up no writer. */
export function connectToRead(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  db.exec('PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY')
  return db
}

/** Runs `work` with everything it reads from one moment. */
export function reading<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN')
  try {
    return work()
  } finally {
    db.exec('ROLLBACK')
  }
}
