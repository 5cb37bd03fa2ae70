import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAuthFile } from './auth-file.ts'
import { tokenHash } from './token-hash.ts'

const released = join(import.meta.dirname, '..', '..', '..', 'tests', 'upgrade', 'schema-1', 'auth.db.gz')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const tokensOf = (db: DatabaseSync) =>
  db
    .prepare('SELECT token FROM session')
    .all()
    .map(({ token }) => token as string)

/** What a thief of the folder has. */
function bytesOfFolder(): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file)).toString('latin1'))
    .join('\n')
}

describe('the account file of the first version', () => {
  let token: string
  beforeEach(() => {
    writeFileSync(join(folder, 'auth.db'), gunzipSync(readFileSync(released)))
    const db = new DatabaseSync(join(folder, 'auth.db'))
    token = tokensOf(db)[0]!
    // So many that some stand in pages of their own, and one that was deleted.
    for (let n = 0; n < 200; n++) {
      db.exec(
        `INSERT INTO session SELECT 's${n}', expiresAt, '${'plain'.padEnd(28, 'x')}${1000 + n}', createdAt, updatedAt, ipAddress, userAgent, userId FROM session LIMIT 1`,
      )
    }
    db.exec("DELETE FROM session WHERE id = 's7'")
    db.close()
  })

  test('is opened with every token hashed, and no byte of the folder knows one any more', () => {
    expect(bytesOfFolder()).toContain(token)
    const db = openAuthFile(folder)
    expect(tokensOf(db)).toContain(tokenHash(token))
    expect(tokensOf(db)).toHaveLength(200)
    expect(bytesOfFolder()).not.toContain(token)
    expect(bytesOfFolder()).not.toContain('plainxxx')
    db.close()
    expect(bytesOfFolder()).not.toContain('plainxxx')
  })

  test('is the same when it is opened again, and when the first time was cut short', () => {
    openAuthFile(folder).close()
    const half = new DatabaseSync(join(folder, 'auth.db'))
    // As after a kill between the hashing and the note that it is done, with one session not reached.
    half.exec(`PRAGMA user_version = 0; UPDATE session SET token = '${token}' WHERE id NOT LIKE 's%'`)
    const before = tokensOf(half)
    half.close()
    const db = openAuthFile(folder)
    expect(tokensOf(db).sort()).toEqual([...before.filter((one) => one !== token), tokenHash(token)].sort())
    db.close()
    const again = openAuthFile(folder)
    expect(tokensOf(again)).toContain(tokenHash(token))
    again.close()
  })
})

describe('an account file that cannot be used', () => {
  test('is told by what is the matter and what to do', () => {
    writeFileSync(
      join(folder, 'auth.db'),
      'this is no database, and long enough to be taken for one'.repeat(100),
    )
    expect(() => openAuthFile(folder)).toThrow(
      /auth\.db is damaged or is no account file. Put one from a backup/,
    )
    rmSync(join(folder, 'auth.db'))
    mkdirSync(join(folder, 'auth.db'))
    expect(() => openAuthFile(folder)).toThrow(/auth\.db cannot be opened. Let this user/)
  })
})
