import { DatabaseSync } from 'node:sqlite'
import type { Model } from '#domain/kernel/model.ts'
import { copyWhole } from '../../../whole-file.ts'
import { removeStore, withStore } from '../half-store.ts'
import { writtenBy } from '../prepare-store.ts'
import { putInPlace } from '../put-in-place.ts'
import { settleStore } from '../settle-store.ts'
import { FORMAT } from '../tables.ts'
import { raiseSchema } from './raise-schema.ts'
import { rewriteStore } from './rewrite-store.ts'

export type ReportProgress = (done: number, total: number) => void

/**
 * Upgrades the store of an older program to the model's schema, in a file beside it. The old file takes in what its
 * own write-ahead log still holds, and is not changed otherwise; it stays as `throughline.db.before-schema-<number>`,
 * and gives its place to the new one in one step, when that is whole and on the disk: killed anywhere, there is the
 * one or the other. A copy that was not finished is made again; only the long way from format 1 is taken up where it
 * stood.
 *
 * @throws Error when another program has the old file open, at the beginning or at the end.
 */
export function upgradeStore(file: string, model: Model, report: ReportProgress): void {
  settleStore(file)
  const half = `${file}.upgrading`
  if (formatOf(file) < FORMAT) {
    rewriteStore(file, half, model, report)
    withStore(half, (db) => raiseSchema(db, model, report))
    settleStore(file)
  } else {
    removeStore(half)
    try {
      copyWhole(file, half)
      withStore(half, (db) => raiseSchema(db, model, report))
      settleStore(file)
    } catch (error) {
      // A disk that is full is not left so.
      removeStore(half)
      throw error
    }
  }
  putInPlace(half, file, `${file}.before-schema-${model.schema}`)
}

function formatOf(file: string): number {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    return writtenBy(db)!.format
  } finally {
    db.close()
  }
}
