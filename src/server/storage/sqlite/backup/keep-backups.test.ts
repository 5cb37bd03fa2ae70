import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { created } from '#domain/kernel/change.ts'
import { sampleBase, sampleCommit, sampleItem } from '#tests/support/sample-commits.ts'
import type { Storage } from '../../storage.ts'
import { readHeads } from '../heads-file.ts'
import { openSqlite } from '../open-sqlite.ts'
import { type Backups, keepBackups } from './keep-backups.ts'

const workspace = 'wsp_samplespace01'
const HOUR = 3_600_000
let folder: string
let storage: Storage
let backups: Backups
let now: number
let troubles: unknown[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  storage = await openSqlite(folder)
  await storage.createWorkspace(workspace)
  await storage.append(workspace, 0, [sampleCommit(1, sampleBase())])
  now = Date.now()
  troubles = []
  backups = keep({ daily: 7, weekly: 4 })
})
afterEach(async () => {
  await backups.stop()
  await storage.close()
  rmSync(folder, { recursive: true })
})

const keep = (retention: { daily: number; weekly: number } | null) =>
  keepBackups({
    ...{ dataDir: folder, retention, now: () => now },
    onTrouble: (error) => void troubles.push(error),
  })
const write = (seq: number) =>
  storage.append(workspace, seq - 1, [sampleCommit(seq, [created('item', sampleItem(seq))])])
const whys = () => backups.state().backups.map(({ why }) => why)

test('the first look makes one, and another only a day later and when something was written', async () => {
  const names = () => readdirSync(join(folder, 'backups'))
  await backups.look()
  expect(whys()).toEqual(['daily'])
  const first = names()
  now += 25 * HOUR
  await backups.look()
  expect(names()).toEqual(first)
  await write(2)
  await vi.waitFor(() => expect(readHeads(folder)).toMatchObject([{ seq: 2 }]), { timeout: 10_000 })
  now -= 25 * HOUR
  await backups.look()
  expect(names()).toEqual(first)
  now += 25 * HOUR
  await backups.look()
  // Of those of one day the newest stays.
  expect(names()).toHaveLength(1)
  expect(names()).not.toEqual(first)
  expect(troubles).toEqual([])
})

test('who asks gets one that stays, also where the server makes none by itself', async () => {
  await backups.stop()
  backups = keep(null)
  await backups.look()
  expect(whys()).toEqual([])
  expect(await backups.ask()).toMatchObject({ why: 'asked' })
  expect(whys()).toEqual(['asked'])
  expect(backups.state()).toMatchObject({ trouble: null, retention: null })
})

test('why one could not be made is told until one is', async () => {
  writeFileSync(join(folder, 'backups'), 'a file, where the folder should be')
  await backups.look()
  expect(troubles).toHaveLength(1)
  const inTheWay = `${join(folder, 'backups')} is a file, where Throughline keeps a folder. Move it away, and try again.`
  expect(backups.state()).toMatchObject({ backups: [], trouble: inTheWay })
  await expect(backups.ask()).rejects.toThrow(inTheWay)
  rmSync(join(folder, 'backups'))
  await backups.ask()
  expect(backups.state()).toMatchObject({ trouble: null })
})
