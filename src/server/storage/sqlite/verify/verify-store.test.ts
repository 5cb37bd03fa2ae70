import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changed, created, deleted } from '#domain/kernel/change.ts'
import { model } from '#domain/model.ts'
import { sampleBase, sampleCommit, sampleItem, sampleScopes } from '#tests/support/sample-commits.ts'
import { makeCheckpoint } from '../checkpoints.ts'
import { connectToRead, reading } from '../connect.ts'
import { keeperOf } from '../keep-things.ts'
import { openSqlite } from '../open-sqlite.ts'
import { oldReaderOf, type ReadOldOf } from '../read-old.ts'
import { verifyStore } from './verify-store.ts'

const workspace = 'wsp_samplespace01'
const one = sampleItem(1)
const described = changed('item', one, { title: 'Better', description: 'doc_sample0001' as never })
let cleanFolder: string
let folder: string
let readOldOf: ReadOldOf

beforeAll(async () => {
  cleanFolder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const storage = await openSqlite(cleanFolder)
  await storage.createWorkspace(workspace)
  await storage.append(workspace, 0, [
    sampleCommit(1, [...sampleBase(), created('item', one)]),
    sampleCommit(2, [created('item', sampleItem(2))]),
    sampleCommit(3, [{ ...described, documents: [{ id: 'doc_sample0001', text: 'Why' }] }]),
    sampleCommit(4, [deleted('item', sampleItem(2))]),
  ])
  await storage.close()
  const db = new DatabaseSync(join(cleanFolder, 'throughline.db'))
  const backlog = db.prepare('SELECT number FROM scope WHERE name = ?').get(sampleScopes.backlog)!.number
  readOldOf = await oldReaderOf(db)
  keeperOf(db).keepCheckpoint(makeCheckpoint(db, Number(backlog), 1, readOldOf(1))!)
  db.close()
})

afterAll(() => rmSync(cleanFolder, { recursive: true }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function verified(file: string): string[] {
  const db = connectToRead(file)
  try {
    return reading(db, () => verifyStore(db, workspace, model, readOldOf))
  } finally {
    db.close()
  }
}

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
      sql: `INSERT INTO record SELECT 1, 'item', 'itm_forged000001', scope, body FROM record WHERE id = '${one.id}'`,
      sentence: 'The record item itm_forged000001 is not in the log.',
    },
    {
      what: 'a deleted record stands again',
      sql: `INSERT INTO record SELECT 1, kind, id, scope, body FROM version WHERE seq = 2`,
      sentence: `The record item ${sampleItem(2).id} is there; the log has deleted it.`,
    },
    {
      what: 'a commit was taken out',
      sql: `DELETE FROM "commit" WHERE seq = 2`,
      sentence: 'The log has a gap: commit 3 follows 1.',
    },
    {
      what: 'a version is of no commit',
      sql: `DELETE FROM "commit" WHERE seq = 2`,
      sentence: `Version 2 of item ${sampleItem(2).id} is of no commit.`,
    },
    {
      what: 'a version was rewritten',
      sql: `UPDATE version SET body = json_set(body, '$.title', 'Forged') WHERE seq = 1 AND kind = 'item'`,
      sentence: `Version 1 of item ${one.id} was changed since it was written.`,
    },
    {
      what: 'a version was lost',
      sql: `DELETE FROM version WHERE seq = 4`,
      sentence: 'Commit 4 has lost what it changed.',
    },
    {
      what: 'a version was slipped in',
      sql: `UPDATE version SET scope = (SELECT number FROM scope WHERE name LIKE '%.plan') WHERE seq = 4`,
      sentence: `Commit 4 does not know that it changed item ${sampleItem(2).id}.`,
    },
    {
      what: 'a checkpoint is of something else',
      sql: `DELETE FROM version WHERE seq = 1 AND kind = 'numbering'; UPDATE checkpoint SET seq = 4`,
      sentence: 'The checkpoint of step 4 differs from what the log makes of it.',
    },
    {
      what: 'a text is missing',
      sql: 'DELETE FROM document',
      sentence: `item ${one.id}: the text of description, doc_sample0001, is missing`,
    },
    {
      what: 'a record is not of the shape of its kind',
      sql: `UPDATE record SET body = json_set(body, '$.estimate', -1) WHERE id = '${one.id}'`,
      sentence: new RegExp(`^item ${one.id}: `),
    },
    {
      what: 'a record of a kind that nobody knows',
      sql: `UPDATE record SET kind = 'riddle' WHERE id = '${one.id}'`,
      sentence: 'There are records of a kind that this program does not know: riddle.',
    },
    {
      what: 'the records break a rule together',
      sql: `DELETE FROM record WHERE kind = 'numbering'`,
      sentence: /^product prd_sampleproduct1 has no numbering/,
    },
  ]

  for (const { what, sql, sentence } of cases) {
    test(what, () => {
      const file = join(folder, 'throughline.db')
      copyFileSync(join(cleanFolder, 'throughline.db'), file)
      const writable = new DatabaseSync(file)
      writable.exec(sql)
      writable.close()
      expect(verified(file)).toEqual(
        expect.arrayContaining([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]),
      )
    })
  }

  test('nothing was touched: nothing', () => {
    expect(verified(join(cleanFolder, 'throughline.db'))).toEqual([])
  })

  test('a hundred and more are wrong: the first hundred', () => {
    const file = join(folder, 'throughline.db')
    copyFileSync(join(cleanFolder, 'throughline.db'), file)
    const db = new DatabaseSync(file)
    const add = db.prepare(`
      INSERT INTO record SELECT 1, 'item', ?, scope, body FROM record WHERE id = '${one.id}'`)
    for (let i = 0; i < 150; i++) add.run(`itm_forged${i}`)
    db.close()
    expect(verified(file)).toHaveLength(100)
  })
})

test('a file of which a page was overwritten is told in sentences, and lets the folder go', async () => {
  const file = join(folder, 'throughline.db')
  copyFileSync(join(cleanFolder, 'throughline.db'), file)
  const { readFileSync, writeFileSync } = await import('node:fs')
  const bytes = readFileSync(file)
  // Past the tables' own description, everything in turn.
  bytes.fill(0xa5, 8 * 4096)
  writeFileSync(file, bytes)
  for (const _ of [1, 2]) {
    const said = await openSqlite(folder).then(
      async (storage) => {
        const found = await storage.verify(workspace)
        await storage.close()
        return found
      },
      (error: Error) => [error.message],
    )
    expect(said.join(' ')).toMatch(/damaged|malformed/)
  }
})
