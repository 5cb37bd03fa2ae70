import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newNumbering } from '#domain/backlog/numbering.ts'
import { created, deleted } from '#domain/kernel/change.ts'
import { readConfig } from '#server/config.ts'
import { doctor } from '#server/operate/doctor.ts'
import { sampleBase, sampleCommit, sampleItem } from '#tests/support/sample-commits.ts'
import { openSqlite } from '../open-sqlite.ts'

const workspace = 'wsp_samplespace01'
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  const storage = await openSqlite(folder)
  await storage.createWorkspace(workspace)
  const base = sampleBase()
  await storage.append(workspace, 0, [sampleCommit(1, [...base, created('item', sampleItem(1))])])
  // What no command does: the log says it, and so do the records.
  const numbering = newNumbering('prd_sampleproduct1', 1_000_000)
  await storage.append(workspace, 1, [sampleCommit(2, [deleted('numbering', numbering)])])
  await storage.close()
  // As if it had been killed, so that the start looks through it.
  rmSync(join(folder, 'epoch'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const broken = 'product prd_sampleproduct1 has no numbering'

test('records that break a rule together are served, and told', async () => {
  const storage = await openSqlite(folder)
  expect(await storage.check()).toContain(broken)
  expect(storage.health.trouble).toBeNull()
  expect(await storage.verify(workspace)).toContain(broken)
  await storage.close()
  const config = readConfig({ DATA_DIR: folder }, () => '', '/')
  if (Array.isArray(config)) throw new Error(config.join())
  const said = await doctor(config)
  expect(said).toContainEqual({ level: 'warn', about: 'store', sentence: expect.stringContaining(broken) })
  expect(said.filter(({ level }) => level === 'bad')).toEqual([])
})

test('a record that is not of its shape is refused', async () => {
  const db = new DatabaseSync(join(folder, 'throughline.db'))
  db.exec(`UPDATE record SET body = json_set(body, '$.estimate', -1) WHERE kind = 'item'`)
  db.close()
  await expect(openSqlite(folder)).rejects.toThrow(/damaged.*itm_/s)
})
