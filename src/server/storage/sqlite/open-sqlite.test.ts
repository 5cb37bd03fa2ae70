import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changed, created, deleted } from '#domain/change.ts'
import { sampleCommit, sampleItem } from '#tests/support/sample-commits.ts'
import { openSqlite } from './open-sqlite.ts'

const workspace = 'wsp_samplespace01'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function tamper(sql: string): void {
  const db = new DatabaseSync(join(folder, 'throughline.db'), { enableForeignKeyConstraints: false })
  db.exec(sql)
  db.close()
}

test('a rejected append carries what SQLite said as its cause', async () => {
  const storage = await openSqlite(folder)
  await storage.createWorkspace(workspace)
  await storage.append(workspace, 0, [sampleCommit(1, [])])
  const twice = sampleCommit(2, [], { id: sampleCommit(1, []).id })
  const error: Error = await storage.append(workspace, 1, [twice]).then(Error, (reason) => reason)
  expect(error.message).toContain('Storage could not append: UNIQUE constraint failed')
  expect(error.cause).toHaveProperty('cause.errcode', 2067)
  await storage.close()
})

test('data of a newer version is refused, unharmed, and the folder let go', async () => {
  await (await openSqlite(folder)).close()
  tamper(`UPDATE meta SET value = '99' WHERE key = 'version'`)
  for (const _ of [1, 2]) await expect(openSqlite(folder)).rejects.toThrow('newer Throughline (format 99')
  tamper(`UPDATE meta SET value = '1' WHERE key = 'version'`)
  await (await openSqlite(folder)).close()
})

test('a folder that is not there yet is made', async () => {
  const deep = join(folder, 'not', 'yet')
  const storage = await openSqlite(deep)
  expect(await storage.workspaces()).toEqual([])
  await storage.close()
})

describe('verify says what differs when', () => {
  const one = sampleItem(1)
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
    test(what, async () => {
      let storage = await openSqlite(folder)
      await storage.createWorkspace(workspace)
      await storage.append(workspace, 0, [
        sampleCommit(1, [created('item', one)]),
        sampleCommit(2, [created('item', sampleItem(2))]),
        sampleCommit(3, [changed('item', one, { title: 'Better' })]),
        sampleCommit(4, [deleted('item', sampleItem(2))]),
      ])
      expect(await storage.verify(workspace)).toEqual([])
      await storage.close()
      tamper(sql)
      storage = await openSqlite(folder)
      const found = await storage.verify(workspace)
      await storage.close()
      expect(found).toEqual(
        expect.arrayContaining([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]),
      )
    })
  }
})
