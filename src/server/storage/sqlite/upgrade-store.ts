import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { finishUpgrade } from './finish-upgrade.ts'
import { oldStoreOf } from './old-store.ts'
import { prepareStore } from './prepare-store.ts'
import { putInPlace } from './put-in-place.ts'
import { upgradeLog } from './upgrade-log.ts'

export type ReportProgress = (done: number, total: number) => void

/**
 * Upgrades a store of format 1 (schema 1) to format 2 (schema 2). The new store is written beside the old one, a few
 * hundred commits to a transaction, each with what it makes of the records; a run that is cut short is taken up
 * where it stood. The old file is not written to at all, stays as `throughline.db.before-schema-2`, and gives its
 * place to the new one in one step, when that is whole and on the disk.
 */
export function upgradeStore(file: string, report: ReportProgress): void {
  settle(file)
  const half = `${file}.upgrading`
  const old = new DatabaseSync(file, { readOnly: true })
  try {
    const store = oldStoreOf(old)
    // What cannot be read, or is of another log, is begun again.
    if (!tryUpgrade(half, (db) => upgradeLog(store, db, report))) {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(half + end, { force: true })
      if (!tryUpgrade(half, (db) => upgradeLog(store, db, report)))
        throw new Error('The store beside could not be begun')
    }
    withStore(half, (db) => finishUpgrade(store, db))
  } finally {
    old.close()
  }
  putInPlace(half, file, `${file}.before-schema-2`)
}

/** Brings what stands in the write-ahead log into the file, so that the file alone is the store. */
function settle(file: string): void {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
  db.close()
}

function tryUpgrade(half: string, work: (db: DatabaseSync) => boolean): boolean {
  const isNew = !existsSync(half)
  try {
    return withStore(half, work)
  } catch (error) {
    // A new one has no excuse.
    if (isNew || !isDamage(error)) throw error
    return false
  }
}

function withStore<T>(half: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(half, { timeout: 5_000 })
  try {
    // Nothing is promised to anybody before the end, and that is synced.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000')
    prepareStore(db)
    return work(db)
  } finally {
    db.close()
  }
}

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(Number(error.errcode) & 0xff)
}
