import type { DatabaseSync } from 'node:sqlite'

/**
 * Forward only: entry n brings a database from version n to n + 1. A released entry is never edited; a mistake
 * is mended by the next one.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE workspace (id TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;

  CREATE TABLE record (
    workspace_id TEXT NOT NULL REFERENCES workspace (id),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, kind, id)
  ) WITHOUT ROWID, STRICT;

  -- The body is the whole commit; the columns beside it are what is looked for.
  CREATE TABLE "commit" (
    workspace_id TEXT NOT NULL REFERENCES workspace (id),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, seq),
    UNIQUE (workspace_id, id)
  ) STRICT;

  CREATE TABLE touched (
    workspace_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, record_id, seq)
  ) WITHOUT ROWID, STRICT;
  `,
]

/**
 * Brings the database to this program's version: all steps or none.
 *
 * @throws Error when a newer Throughline has written it.
 */
export function migrate(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(
      'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT',
    )
    const row = db.prepare(`SELECT value FROM meta WHERE key = 'version'`).get()
    const version = Number(row?.value ?? 0)
    if (version > migrations.length) {
      throw new Error(
        `The data was written by a newer Throughline (format ${version}, this one knows ${migrations.length}). Start the newer one.`,
      )
    }
    for (const step of migrations.slice(version)) db.exec(step)
    db.prepare(
      `INSERT INTO meta VALUES ('version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ).run(String(migrations.length))
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
