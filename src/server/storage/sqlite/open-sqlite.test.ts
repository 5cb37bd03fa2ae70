import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleCommit } from '#tests/support/sample-commits.ts'
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
  await expect(storage.append(workspace, 1, [twice])).rejects.toMatchObject({
    message: expect.stringContaining('Storage could not append: UNIQUE constraint failed'),
    cause: { cause: { errcode: 2067 } },
  })
  await storage.close()
})

test('data of a newer version is refused, unharmed, and the folder let go', async () => {
  await (await openSqlite(folder)).close()
  tamper(`UPDATE meta SET value = '99' WHERE key = 'version'`)
  for (const _ of [1, 2]) await expect(openSqlite(folder)).rejects.toThrow('newer Throughline (format 99')
  tamper(
    `UPDATE meta SET value = '2' WHERE key = 'version'; UPDATE meta SET value = '99' WHERE key = 'schema'`,
  )
  for (const _ of [1, 2]) await expect(openSqlite(folder)).rejects.toThrow('newer Throughline (schema 99')
  tamper(`UPDATE meta SET value = '2' WHERE key = 'schema'`)
  await (await openSqlite(folder)).close()
})

test('a folder that is not there yet is made', async () => {
  const deep = join(folder, 'not', 'yet')
  const storage = await openSqlite(deep)
  expect(await storage.workspaces()).toEqual([])
  await storage.close()
})
