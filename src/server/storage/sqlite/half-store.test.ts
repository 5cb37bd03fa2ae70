import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withStore } from './half-store.ts'

let folder: string
const half = () => join(folder, 'half')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const make = (db: DatabaseSync) => db.exec('CREATE TABLE one (value); INSERT INTO one VALUES (1)')

test('all that was written stands in the one file', () => {
  withStore(half(), make)
  expect(readdirSync(folder)).toEqual(['half'])
})

test('what did not come into the one file is told, not left beside it', () => {
  withStore(half(), make)
  const reader = new DatabaseSync(half())
  const work = (db: DatabaseSync) => {
    reader.exec('BEGIN; SELECT * FROM one')
    db.exec('INSERT INTO one VALUES (2)')
  }
  expect(() => withStore(half(), work)).toThrow('database is locked')
  reader.close()
  expect(withStore(half(), (db) => db.prepare('SELECT count(*) AS rows FROM one').get()!.rows)).toBe(2)
})

test('what goes wrong in the work is what is told', () => {
  const work = () => {
    throw new Error('No')
  }
  expect(() => withStore(half(), work)).toThrow('No')
})
