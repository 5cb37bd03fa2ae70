import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { must } from '#base/must.ts'
import { createUploads, type Uploads } from './uploads.ts'

let parent: string
let folder: string
let uploads: Uploads
let names = 0
const newName = () => `file-${++names}`
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  folder = join(parent, 'uploads')
  uploads = createUploads(folder, newName)
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const parts = (...all: string[]) => all.map((part) => Buffer.from(part))
const kept = async (...all: string[]) => must(await uploads.keep(parts(...all), 1000), 'kept')
const left = () => (existsSync(folder) ? readdirSync(folder).length : 0)

test('a body lies on the disk, for this user alone, until it is dropped', async () => {
  const upload = await kept('one,', 'two', '')
  expect(upload.size).toBe(7)
  expect((await upload.read()).toString()).toBe('one,two')
  expect(statSync(upload.path).mode & 0o777).toBe(0o600)
  upload.drop()
  await expect.poll(left).toBe(0)
})

test('a request without a body is a file without bytes', async () => {
  expect((await kept()).size).toBe(0)
})

test('of a body that is too large, or breaks off, nothing stays', async () => {
  expect(await uploads.keep(parts('12', '34'), 3)).toBeNull()
  async function* broken() {
    yield Buffer.from('12')
    throw new Error('gone')
  }
  await expect(uploads.keep(broken(), 3)).rejects.toThrow('gone')
  expect(left()).toBe(0)
})

test('what is dropped while somebody reads it goes when they are done', async () => {
  const upload = await kept('slow')
  await upload.during(async () => {
    upload.drop()
    expect((await upload.read()).toString()).toBe('slow')
    await pause(20)
    expect(left()).toBe(1)
  })
  await expect.poll(left).toBe(0)
})

test('what an earlier run left is deleted by the next', async () => {
  await kept('left')
  expect(left()).toBe(1)
  writeFileSync(join(folder, 'notes.txt'), 'of somebody')
  createUploads(folder, newName)
  expect(readdirSync(folder)).toEqual(['notes.txt'])
})
