import type { DatabaseSync } from 'node:sqlite'
import { schema } from '#domain/schema.ts'
import { FORMAT, tables } from './tables.ts'

/**
 * Makes the tables of a store that is new, and leaves one that is this program's as it is. Older ones were upgraded
 * before anybody writes (upgrade-store.ts).
 *
 * @throws Error when a newer Throughline has written it.
 */
export function prepareStore(db: DatabaseSync): void {
  const found = writtenBy(db)
  if (found) {
    refuseOthers(found)
    return
  }
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(tables)
    const set = db.prepare('INSERT INTO meta VALUES (?, ?)')
    set.run('version', String(FORMAT))
    set.run('schema', String(schema))
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

export interface Written {
  /** the number of the tables */
  format: number
  /** the number of the records' shapes, see domain/schema.ts */
  schema: number
}

/** Which program wrote the store; null when there is nothing yet. */
export function writtenBy(db: DatabaseSync): Written | null {
  const there = db.prepare(`SELECT 1 AS yes FROM sqlite_schema WHERE type = 'table' AND name = 'meta'`).get()
  if (!there) return null
  const value = db.prepare('SELECT value FROM meta WHERE key = ?')
  const format = Number(value.get('version')?.value ?? 0)
  if (format === 0) return null
  return { format, schema: Number(value.get('schema')?.value ?? 1) }
}

/** @throws Error unless this program reads and writes what was written so. */
export function refuseOthers(written: Written): void {
  refuseNewer(written)
  if (written.format < FORMAT || written.schema < schema)
    throw new Error(`The data is of schema ${written.schema} and was not upgraded to ${schema}`)
}

/** @throws Error when a newer program wrote it. */
export function refuseNewer(written: Written): void {
  if (written.format > FORMAT) throw newer('format', written.format, FORMAT)
  if (written.schema > schema) throw newer('schema', written.schema, schema)
}

function newer(what: string, theirs: number, ours: number): Error {
  return new Error(
    `The data was written by a newer Throughline (${what} ${theirs}, this one knows ${ours}). Start the newer one.`,
  )
}
