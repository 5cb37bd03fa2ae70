import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { accountsWords } from '#words/accounts.ts'
import { MARK, tokenHash } from './token-hash.ts'

// Version 1: tokens of sessions are kept hashed.
const VERSION = 1

/**
 * Opens auth.db, where accounts, sessions and invitations are kept, and brings one of an earlier version up to date.
 *
 * @throws Error with a sentence that says what to do
 */
export function openAuthFile(dataDir: string): DatabaseSync {
  const file = join(dataDir, 'auth.db')
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true })
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;')
    // A file that may only be read opens all the same; the first to find out would be somebody who signs in.
    db.exec('BEGIN IMMEDIATE; COMMIT;')
    hashOldTokens(db)
    db.exec(tables)
    return db
  } catch (error) {
    db?.close()
    throw new Error(sentenceFor(file, error), { cause: error })
  }
}

const tables = `
  CREATE TABLE IF NOT EXISTS invitation (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    tokenHash TEXT NOT NULL UNIQUE,
    workspace TEXT NOT NULL,
    madeBy TEXT NOT NULL,
    madeAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL,
    grants TEXT NOT NULL,
    admin INTEGER NOT NULL,
    member TEXT,
    usedAt INTEGER,
    usedBy TEXT,
    revokedAt INTEGER
  ) STRICT;
`

/**
 * Sessions of earlier versions stand in the file with their tokens. They are hashed, so that people stay signed in,
 * and the file is written anew, so that no page of it remembers them. May be cut short anywhere and done again.
 */
function hashOldTokens(db: DatabaseSync): void {
  const { user_version } = db.prepare('PRAGMA user_version').get() as { user_version: number }
  if (user_version >= VERSION) return
  if (db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'session'`).get()) {
    inOne(db, () => {
      const sessions = db.prepare('SELECT id, token FROM session').all() as { id: string; token: string }[]
      const keep = db.prepare('UPDATE session SET token = ? WHERE id = ?')
      for (const { id, token } of sessions) if (!token.startsWith(MARK)) keep.run(tokenHash(token), id)
    })
    db.exec('VACUUM')
  }
  db.exec(`PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = ${VERSION};`)
}

/** Runs `work`, which must not wait for anything, as one transaction. */
export function inOne<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const done = work()
    db.exec('COMMIT')
    return done
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

function sentenceFor(file: string, error: unknown): string {
  // SQLite's primary result code stands in the low byte.
  const code = Number((error as { errcode?: number }).errcode ?? 0) & 0xff
  const key = (
    {
      5: 'fileBusy',
      8: 'fileReadOnly',
      11: 'fileDamaged',
      13: 'fileFull',
      14: 'fileOpen',
      26: 'fileDamaged',
    } as const
  )[code]
  return key
    ? accountsWords(key, { file })
    : `${file}: ${error instanceof Error ? error.message : String(error)}`
}
