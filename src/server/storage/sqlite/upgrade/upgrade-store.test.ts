import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { created } from '#domain/kernel/change.ts'
import { model } from '#domain/model.ts'
import { sampleBase, sampleCommit } from '#tests/support/sample-commits.ts'
import { laterModel, next } from '#tests/upgrade/later-model.ts'
import { openSqlite } from '../open-sqlite.ts'
import { writtenBy } from '../prepare-store.ts'
import { upgradeStore } from './upgrade-store.ts'

const workspace = 'wsp_samplespace01'
let folder: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  file = join(folder, 'throughline.db')
  const [base] = sampleBase()
  const theme = {
    ...{ id: 'thm_00000001', product: base!.id as never, feature: null },
    ...{ name: 'Maps', words: ['map'] },
  } as const
  const storage = await openSqlite(folder)
  await storage.createWorkspace(workspace)
  await storage.append(workspace, 0, [sampleCommit(1, [...sampleBase(), created('theme', theme as never)])])
  await storage.close()
})

afterEach(() => rmSync(folder, { recursive: true }))

const stores = () => readdirSync(folder).filter((name) => name.startsWith('throughline.db'))

function schemaOf(path: string): number {
  const db = new DatabaseSync(path, { readOnly: true })
  const { schema } = writtenBy(db)!
  db.close()
  return schema
}

test('a store that another program opens while it is upgraded does not lose its place', () => {
  const other = new Set<DatabaseSync>()
  function open() {
    const db = new DatabaseSync(file)
    db.exec('SELECT count(*) FROM record')
    other.add(db)
  }
  expect(() => upgradeStore(file, laterModel(next), open)).toThrow('another program has it open')
  for (const db of other) db.close()
  expect(stores()).toEqual(['throughline.db'])
  expect(schemaOf(file)).toBe(model.schema)
  upgradeStore(file, laterModel(next), () => {})
  expect(schemaOf(file)).toBe(next)
})
