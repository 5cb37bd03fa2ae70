import { copyFileSync, cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schema } from '#domain/schema.ts'
import { runAppender } from '#tests/support/run-appender.ts'
import { sampleCommit } from '#tests/support/sample-commits.ts'
import { connectToWrite } from './connect.ts'
import { lookAt } from './epoch.ts'
import { epochJobsOf } from './epoch-jobs.ts'
import { followLife } from './follow-life.ts'
import { keeperOf } from './keep-things.ts'
import { packCommit } from './pack-commit.ts'
import { prepareStore } from './prepare-store.ts'
import { headSeq } from './read-records.ts'
import { commitWriterOf } from './write-commit.ts'

const workspace = 'wsp_samplespace01'
let folder: string
let backup: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  backup = `${folder}-backup`
})

afterEach(() => {
  rmSync(folder, { recursive: true })
  rmSync(backup, { recursive: true, force: true })
})

/** A server's day: opens the store, writes so many commits, stops, if only by being killed. Returns the epoch. */
async function day(commits = 0, end: 'stops' | 'is killed' = 'stops'): Promise<string> {
  const file = join(folder, 'throughline.db')
  const found = lookAt(file)
  const db = connectToWrite(file)
  prepareStore(db, schema)
  const jobs = epochJobsOf(db)
  const life = await followLife(join(folder, 'epoch'), file, found, {
    epoch: async () => jobs.epoch(),
    setEpoch: async (epoch) => jobs.setEpoch(epoch),
    heads: async () => jobs.heads(),
    idAt: async (...values) => jobs.idAt(...values),
  })
  keeperOf(db).createWorkspace(workspace)
  const { numbers, writeCommit } = commitWriterOf(db)
  const number = numbers.workspace(workspace)
  for (let more = 0; more < commits; more++) {
    const commit = sampleCommit(headSeq(db, number) + 1, [], { id: `written ${++written}` })
    writeCommit(number, await packCommit(commit, () => {}), schema)
  }
  const heads = jobs.heads()
  db.close()
  if (end === 'stops') life.stop(heads)
  return life.epoch
}
let written = 0

const backUp = () => cpSync(folder, backup, { recursive: true, preserveTimestamps: true })
const putBack = (name: string) => copyFileSync(join(backup, name), join(folder, name))

describe('another epoch begins when', () => {
  test('the folder was put back in the place of the old one', async () => {
    const epoch = await day(2)
    backUp()
    expect(await day(2)).toBe(epoch)
    rmSync(folder, { recursive: true })
    renameSync(backup, folder)
    const put = await day()
    expect(put).not.toBe(epoch)
    expect(await day(1)).toBe(put)
  })

  test('the folder was copied back over the old one, file by file', async () => {
    const epoch = await day(2)
    backUp()
    await day(2)
    for (const name of ['throughline.db', 'epoch']) putBack(name)
    expect(await day()).not.toBe(epoch)
  })

  test('the database alone was put back, as old as what is there or older', async () => {
    const epoch = await day(2)
    backUp()
    putBack('throughline.db')
    const put = await day(2)
    expect(put).not.toBe(epoch)
    putBack('throughline.db')
    expect(await day()).not.toBe(put)
  })

  test('an older database was written over that of a server that was killed', async () => {
    const epoch = await day(2)
    backUp()
    expect(await day(2)).toBe(epoch)
    expect(await day(2, 'is killed')).toBe(epoch)
    putBack('throughline.db')
    expect(await day()).not.toBe(epoch)
  })

  test('another log grew from the same backup', async () => {
    const epoch = await day(2)
    backUp()
    await day(2)
    expect(await day(2, 'is killed')).toBe(epoch)
    const mine = join(folder, 'mine')
    copyFileSync(join(folder, 'epoch'), mine)
    putBack('throughline.db')
    const theirs = await day(9)
    renameSync(mine, join(folder, 'epoch'))
    expect([epoch, theirs]).not.toContain(await day())
  })

  test('the file that says which it was is gone', async () => {
    const epoch = await day(1)
    rmSync(join(folder, 'epoch'))
    expect(await day()).not.toBe(epoch)
  })
})

test('a server that stops, or is killed, goes on in the same epoch', async () => {
  const epoch = await day(1)
  expect(await day(1)).toBe(epoch)
  expect(await day(1, 'is killed')).toBe(epoch)
  expect(await day(1, 'is killed')).toBe(epoch)
  expect(await day()).toBe(epoch)
})

test('a process that is killed in the middle of writing goes on in the same epoch', async () => {
  const epoch = await day(1)
  const server = runAppender(folder)
  await server.reached(20)
  await server.kill()
  expect(await day(1)).toBe(epoch)
})
