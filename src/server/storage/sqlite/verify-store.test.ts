import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changed, created, deleted } from '#domain/kernel/change.ts'
import { sampleCommit, sampleItem } from '#tests/support/sample-commits.ts'
import { connectToRead } from './connect.ts'
import { openSqlite } from './open-sqlite.ts'
import { verifyLog } from './verify-log.ts'

const workspace = 'wsp_samplespace01'
const one = sampleItem(1)
let cleanFolder: string
let folder: string

beforeAll(async () => {
  cleanFolder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const storage = await openSqlite(cleanFolder)
  await storage.createWorkspace(workspace)
  await storage.append(workspace, 0, [
    sampleCommit(1, [created('item', one)]),
    sampleCommit(2, [created('item', sampleItem(2))]),
    sampleCommit(3, [changed('item', one, { title: 'Better' })]),
    sampleCommit(4, [deleted('item', sampleItem(2))]),
  ])
  await storage.close()
})

afterAll(() => rmSync(cleanFolder, { recursive: true }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('verify says what differs when', () => {
  const cases: { what: string; sql: string; sentence: string | RegExp }[] = [
    {
      what: 'a record was edited behind its back',
      sql: `UPDATE record SET body = json_set(body, '$.title', 'Forged') WHERE id = '${one.id}'`,
      sentence: `The record item ${one.id} differs from what the log makes of it.`,
    },
    {
      what: 'a record was deleted',
      sql: `DELETE FROM record WHERE id = '${one.id}'`,
      sentence: `The record item ${one.id} is missing; the log has it.`,
    },
    {
      what: 'a record was slipped in',
      sql: `INSERT INTO record VALUES ('${workspace}', 'item', 'itm_forged000001', '{}')`,
      sentence: 'The record item itm_forged000001 is not in the log.',
    },
    {
      what: 'a commit was taken out',
      sql: `DELETE FROM "commit" WHERE seq = 2`,
      sentence: 'The log has a gap: commit 3 follows 1.',
    },
    {
      what: 'a commit was rewritten',
      sql: `UPDATE "commit" SET body = json_set(body, '$.changes[0].after.title', 'Forged') WHERE seq = 1`,
      sentence: `Commit 3 changes item ${one.id} from something else than the commits before it made of it.`,
    },
    {
      what: 'a commit has another id inside',
      sql: `UPDATE "commit" SET id = 'cmt_forged000001' WHERE seq = 1`,
      sentence: /^Commit 1 \(cmt_forged000001\) says of itself that it is 1 \(cmt_/,
    },
    {
      what: 'two commits have the same id inside',
      sql: `UPDATE "commit" SET body = json_set(body, '$.id', (SELECT id FROM "commit" WHERE seq = 1)) WHERE seq = 2`,
      sentence: /^Commits 1 and 2 have the same id cmt_/,
    },
    {
      what: 'a history lost a line',
      sql: `DELETE FROM touched WHERE seq = 3`,
      sentence: `Commit 3 is missing from the history of item ${one.id}.`,
    },
    {
      what: 'a history has a line too many',
      sql: `INSERT INTO touched VALUES ('${workspace}', '${one.id}', 4)`,
      sentence: 'Histories name 5 changes where the log has 4.',
    },
  ]

  for (const { what, sql, sentence } of cases) {
    test(what, () => {
      const file = join(folder, 'throughline.db')
      copyFileSync(join(cleanFolder, 'throughline.db'), file)
      const writable = new DatabaseSync(file, { enableForeignKeyConstraints: false })
      writable.exec(sql)
      writable.close()
      const db = connectToRead(file)
      const found = verifyLog(db, workspace)
      db.close()
      expect(found).toEqual(
        expect.arrayContaining([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]),
      )
    })
  }

  test('nothing was touched: nothing', () => {
    const db = connectToRead(join(cleanFolder, 'throughline.db'))
    expect(verifyLog(db, workspace)).toEqual([])
    db.close()
  })

  test('a hundred and more are wrong: the first hundred', () => {
    const file = join(folder, 'throughline.db')
    copyFileSync(join(cleanFolder, 'throughline.db'), file)
    const db = new DatabaseSync(file)
    const add = db.prepare(`INSERT INTO record VALUES ('${workspace}', 'item', ?, '{}')`)
    for (let i = 0; i < 150; i++) add.run(`itm_forged${i}`)
    expect(verifyLog(db, workspace)).toHaveLength(100)
    db.close()
  })
})
