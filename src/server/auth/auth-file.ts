import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { accountsWords } from '#words/accounts.ts'
import { removeStore, withStore } from '../storage/sqlite/half-store.ts'
import { type TroubleKind, troubleOf } from '../trouble-of.ts'
import { putWhole } from '../whole-file.ts'
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
    const size = statSync(file, { throwIfNoEntry: false })?.size
    if (size === undefined) makeAuthFile(file)
    // One of ours is never empty, not even before anybody is in it: what it held is gone.
    if (size === 0) throw new Error(accountsWords('fileDamaged', { file }))
    db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true })
    const [first] = db.prepare('PRAGMA integrity_check(1)').all()
    if (first?.integrity_check !== 'ok') throw new Error(accountsWords('fileDamaged', { file }))
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;')
    // A file that may only be read opens all the same; the first to find out would be somebody who signs in.
    db.exec('BEGIN IMMEDIATE; COMMIT;')
    hashOldTokens(db)
    db.exec(tables)
    return db
  } catch (error) {
    db?.close()
    throw error instanceof Error && error.message.startsWith(file)
      ? error
      : new Error(sentenceFor(file, error), { cause: error })
  }
}

/** Made beside its place, so that there is a whole one or none, also on a disk that is full. */
function makeAuthFile(file: string): void {
  const half = `${file}.part`
  removeStore(half)
  try {
    withStore(half, (db) => db.exec(`${tables} PRAGMA user_version = ${VERSION};`))
    putWhole(half, file)
  } catch (error) {
    removeStore(half)
    throw error
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

const sentences = {
  busy: 'fileBusy',
  readOnly: 'fileReadOnly',
  damaged: 'fileDamaged',
  full: 'fileFull',
  denied: 'fileOpen',
  isFolder: 'fileOpen',
  isFile: 'fileOpen',
  loop: 'fileOpen',
  failing: 'fileFails',
} as const satisfies { [kind in TroubleKind]?: string }

function sentenceFor(file: string, error: unknown): string {
  const kind = troubleOf(error)
  return kind && kind in sentences
    ? accountsWords(sentences[kind as keyof typeof sentences], { file })
    : `${file}: ${error instanceof Error ? error.message : String(error)}`
}
