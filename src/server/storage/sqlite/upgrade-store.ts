import { constants, copyFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Model } from '#domain/kernel/model.ts'
import { removeStore, withStore } from './half-store.ts'
import { writtenBy } from './prepare-store.ts'
import { putInPlace } from './put-in-place.ts'
import { raiseSchema } from './raise-schema.ts'
import { rewriteStore } from './rewrite-store.ts'
import { FORMAT } from './tables.ts'

export type ReportProgress = (done: number, total: number) => void

/**
 * Upgrades the store of an older program to the model's schema, in a file beside it. The old file is not written to
 * at all, stays as `throughline.db.before-schema-<number>`, and gives its place to the new one in one step, when that
 * is whole and on the disk: killed anywhere, there is the one or the other. A copy that was not finished is made
 * again; only the long way from format 1 is taken up where it stood.
 */
export function upgradeStore(file: string, model: Model, report: ReportProgress): void {
  const format = settle(file)
  const half = `${file}.upgrading`
  if (format < FORMAT) {
    rewriteStore(file, half, model, report)
    withStore(half, (db) => raiseSchema(db, model, report))
  } else {
    removeStore(half)
    try {
      copyFileSync(file, half, constants.COPYFILE_FICLONE)
      withStore(half, (db) => raiseSchema(db, model, report))
    } catch (error) {
      // A disk that is full is not left so.
      removeStore(half)
      throw error
    }
  }
  putInPlace(half, file, `${file}.before-schema-${model.schema}`)
}

/** Brings what a killed server left in the write-ahead log into the file, so that the file alone is the store. */
function settle(file: string): number {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return writtenBy(db)!.format
  } finally {
    db.close()
  }
}
