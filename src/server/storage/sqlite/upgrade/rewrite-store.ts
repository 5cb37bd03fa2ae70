import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Model } from '#domain/kernel/model.ts'
import { removeStore, withStore } from '../half-store.ts'
import { prepareStore, writtenBy } from '../prepare-store.ts'
import { REWRITTEN } from './convert-commit.ts'
import { finishUpgrade } from './finish-upgrade.ts'
import { oldStoreOf } from './old-store.ts'
import { upgradeLog } from './upgrade-log.ts'
import type { ReportProgress } from './upgrade-store.ts'

/**
 * The first upgrade: writes a store of format 1 (schema 1) anew beside it, as `half`, of format 2 (schema 2), a few
 * hundred commits to a transaction, each with what it makes of the records. A run that was cut short is taken up
 * where it stood.
 */
export function rewriteStore(file: string, half: string, model: Model, report: ReportProgress): void {
  const old = new DatabaseSync(file, { readOnly: true })
  try {
    const store = oldStoreOf(old)
    const rewrite = () =>
      withStore(half, (db) => {
        if (!writtenBy(db)) prepareStore(db, REWRITTEN)
        return writtenBy(db)!.schema <= model.schema && upgradeLog(store, db, model, report)
      })
    // What cannot be read, or is of another log or a newer program, is begun again.
    if (!tryOn(half, rewrite)) {
      removeStore(half)
      if (!rewrite()) throw new Error('The store beside could not be begun')
    }
    withStore(half, (db) => finishUpgrade(store, db, model))
  } finally {
    old.close()
  }
}

function tryOn(half: string, work: () => boolean): boolean {
  const isNew = !existsSync(half)
  try {
    return work()
  } catch (error) {
    // A new one has no excuse.
    if (isNew || !isDamage(error)) throw error
    return false
  }
}

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(Number(error.errcode) & 0xff)
}
