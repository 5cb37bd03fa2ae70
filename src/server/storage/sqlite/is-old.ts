import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { refuseNewer, writtenBy } from './prepare-store.ts'
import { FORMAT } from './tables.ts'

/** Whether an older program wrote the store, so that it has to be upgraded before anybody opens it. */
export function isOld(file: string, schema: number): boolean {
  if (!existsSync(file)) return false
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  try {
    const written = writtenBy(db)
    if (!written) return false
    refuseNewer(written, schema)
    return written.format < FORMAT || written.schema < schema
  } finally {
    db.close()
  }
}
