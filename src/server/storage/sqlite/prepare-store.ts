import type { DatabaseSync } from 'node:sqlite'
import { FORMAT, tables } from './tables.ts'

/**
 * Makes the tables of a store that is new, and leaves one of this schema as it is. Older ones were upgraded before
 * anybody writes (upgrade-store.ts).
 *
 * @throws Error when a newer Throughline has written it.
 */
export function prepareStore(db: DatabaseSync, schema: number): void {
  const found = writtenBy(db)
  if (found) {
    refuseOthers(found, schema)
    addMarks(db)
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

/** Earlier stores of this format have no marks; what they have written stays without. */
function addMarks(db: DatabaseSync): void {
  for (const table of ['commit', 'document'])
    if (!hasMarks(db, table)) db.exec(`ALTER TABLE "${table}" ADD COLUMN mark INTEGER`)
}

export function hasMarks(db: DatabaseSync, table: string): boolean {
  return db.prepare(`SELECT 1 AS yes FROM pragma_table_info(?) WHERE name = 'mark'`).get(table) !== undefined
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
  // Of format 1 there was only schema 1, which it does not say; every other one says it.
  return { format, schema: Number(value.get('schema')?.value ?? (format === 1 ? 1 : 0)) }
}

/** @throws Error unless a program of this schema reads and writes what was written so. */
function refuseOthers(written: Written, schema: number): void {
  refuseNewer(written, schema)
  if (written.format < FORMAT || written.schema < schema)
    throw new Error(`The data is of schema ${written.schema} and was not upgraded to ${schema}`)
}

/** @throws Error when a newer program wrote it. */
export function refuseNewer(written: Written, schema: number): void {
  if (written.format > FORMAT) throw newer('format', written.format, FORMAT)
  if (written.schema > schema) throw newer('schema', written.schema, schema)
}

function newer(what: string, theirs: number, ours: number): Error {
  return new Error(
    `The data was written by a newer Throughline (${what} ${theirs}, this one knows ${ours}). Start the newer one.`,
  )
}
