import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { created } from '#domain/kernel/change.ts'
import { openDataFolder } from '#server/data-folder.ts'
import { makeBackup } from '#server/storage/sqlite/backup/make-backup.ts'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { product } from '#server/storage/sqlite/program.ts'
import { longForm } from '../support/long-form.ts'
import { sampleBase, sampleCommit, sampleItem } from '../support/sample-commits.ts'

const workspace = 'wsp_samplespace01'
const every = longForm ? 1 : 4
let parent: string
let laid: string
let backup: string

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'throughline-restore-'))
  laid = join(parent, 'laid')
  backup = join(parent, 'backup')
  openDataFolder(laid)
  const storage = await openSqlite(laid)
  await storage.createWorkspace(workspace)
  await storage.append(workspace, 0, [sampleCommit(1, [...sampleBase(), created('item', sampleItem(1))])])
  await makeBackup(laid, backup, 'asked', product)
  await storage.append(workspace, 1, [sampleCommit(2, [created('item', sampleItem(2))])])
  await storage.close()
})
afterAll(() => rmSync(parent, { recursive: true }))

/** Resolves with whether it was killed. */
async function restoreKilledAt(dataDir: string, step: number): Promise<boolean> {
  const preload = join(import.meta.dirname, '..', 'support', 'kill-at.mjs')
  const main = join(import.meta.dirname, '..', '..', 'src', 'server', 'main.ts')
  const child = spawn(process.execPath, ['--import', preload, main, 'restore', backup], {
    env: { ...process.env, DATA_DIR: dataDir, KILL_AT: String(step) },
    stdio: 'ignore',
  })
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('exit', (...how) => resolve(how)),
  )
  if (signal === null) expect(code).toBe(0)
  return signal === 'SIGKILL'
}

test('a restore that is killed, wherever, leaves what was there or what was put back, whole, and loses neither', {
  timeout: 240_000,
}, async () => {
  const seen = new Set<number>()
  const secret = readFileSync(join(laid, 'secret'), 'utf8')
  for (let step = 1, killed = true; killed; step += every) {
    const folder = join(parent, `cut-${step}`)
    cpSync(laid, folder, { recursive: true })
    killed = await restoreKilledAt(folder, step)
    const storage = await openSqlite(folder)
    const { seq } = await storage.head(workspace)
    seen.add(seq)
    expect([step, await storage.verify(workspace)]).toEqual([step, []])
    await storage.close()
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret)
    expect(readdirSync(folder)).not.toContain('restoring')
    if (seq === 1) {
      const kept = readdirSync(folder).find((name) => name.startsWith('before-restore-'))
      const before = await openSqlite(join(folder, kept!))
      expect((await before.head(workspace)).seq).toBe(2)
      await before.close()
    }
    rmSync(folder, { recursive: true })
  }
  expect([...seen].sort()).toEqual([1, 2])
})
