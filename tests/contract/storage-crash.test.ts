import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { times } from '#tests/support/long-form.ts'
import { type Acknowledged, runAppender, seqsOf } from '#tests/support/run-appender.ts'

const workspace = 'wsp_samplespace01'
const killRuns = times('KILL_RUNS', { short: 3, long: 50 })
const tornRuns = times('TORN_RUNS', { short: 6, long: 120 })

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** Opens what a dead process left: all it acknowledged is there, and the records are what the log says. */
async function expectIntact(where: string, acknowledged: readonly Acknowledged[]): Promise<number> {
  const storage = await openSqlite(where)
  try {
    const seqs = await seqsOf(storage, workspace)
    const last = acknowledged.reduce((most, { seq }) => Math.max(most, seq), 0)
    expect(seqs).toEqual(Array.from(seqs, (_, i) => i + 1))
    expect(seqs.length).toBeGreaterThanOrEqual(last)
    expect(await storage.verify(workspace)).toEqual([])
    return seqs.length
  } finally {
    await storage.close()
  }
}

describe('a killed process', () => {
  test(`loses nothing it acknowledged (${killRuns} kills under load)`, {
    timeout: 60_000 + killRuns * 20_000,
  }, async () => {
    let head = 0
    for (let run = 0; run < killRuns; run++) {
      const appender = runAppender(folder, ['16'])
      await appender.reached(20 + Math.floor(Math.random() * 400))
      await setTimeout(Math.random() * 30)
      const acknowledged = await appender.kill()
      expect(acknowledged[0]!.seq).toBeGreaterThan(head)
      head = await expectIntact(folder, acknowledged)
    }
  })

  test('leaves the folder free for the next one at once', async () => {
    const appender = runAppender(folder)
    await appender.reached(1)
    await appender.kill()
    const storage = await openSqlite(folder)
    expect((await storage.head(workspace)).seq).toBeGreaterThanOrEqual(1)
    await storage.close()
  })
})

describe('a torn write-ahead log', () => {
  // Few enough commits that none of the log has been copied to the database file yet, as whatever has been
  // copied was synced before and cannot be torn.
  test(`opens with every commit before the tear (${tornRuns} tears)`, {
    timeout: 60_000 + tornRuns * 5_000,
  }, async () => {
    const appender = runAppender(folder, ['1', '45'])
    await appender.reached(45)
    const acknowledged = await appender.kill()
    const wal = await readFile(join(folder, 'throughline.db-wal'))
    for (let run = 0; run < tornRuns; run++) {
      // The tables themselves are in the first few pages.
      const start = acknowledged[0]!.walBytes
      const tear = start + Math.floor(Math.random() * (wal.length - start))
      const torn =
        run % 2 ? wal.subarray(0, tear) : Buffer.concat([wal.subarray(0, tear), noise(wal.length - tear)])
      const copy = await mkdtemp(join(tmpdir(), 'throughline-'))
      try {
        await copyFile(join(folder, 'throughline.db'), join(copy, 'throughline.db'))
        await writeFile(join(copy, 'throughline.db-wal'), torn)
        await expectIntact(
          copy,
          acknowledged.filter(({ walBytes }) => walBytes <= tear),
        )
      } finally {
        await rm(copy, { recursive: true })
      }
    }
  })
})

function noise(length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(Math.random() * 256)))
}

describe('a second process', () => {
  test('is refused with the folder, the pid and the way out, and the first goes on', async () => {
    const appender = runAppender(folder)
    try {
      await appender.reached(1)
      await expect(openSqlite(folder)).rejects.toThrow(
        `The folder ${folder} is in use by another Throughline (pid ${appender.process.pid}). Stop it, or set DATA_DIR to another folder.`,
      )
      await appender.reached(appender.acknowledged.length + 50)
    } finally {
      await appender.kill()
    }
    await expectIntact(folder, appender.acknowledged)
  })

  test('is refused while this process has the folder, and welcome after', async () => {
    const storage = await openSqlite(folder)
    const refused = runAppender(folder)
    await expect(refused.reached(1)).rejects.toThrow(`pid ${process.pid}`)
    await expect(openSqlite(folder)).rejects.toThrow('in use by another Throughline')
    await storage.close()
    const appender = runAppender(folder)
    await appender.reached(1)
    await appender.kill()
  })
})

describe('a full disk', { timeout: 60_000 }, () => {
  // A limit on file size stands in for the disk: the write fails in the same way, for real. It is below the size at
  // which the log is copied to the database by itself, so it is the log that meets it.
  const small = 'ulimit -S -f 1000'

  /** Empties the log into the database: this process is under no limit. Until then nothing more fits. */
  function makeRoom(): void {
    const database = new DatabaseSync(join(folder, 'throughline.db'), { timeout: 5_000 })
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
  }

  for (const callers of ['1', '16']) {
    test(`acknowledges nothing false, and ${callers} callers go on when there is room again`, async () => {
      const appender = runAppender(folder, [callers], small)
      await appender.rejected
      let waiting = true
      const goesOn = appender.reached(appender.acknowledged.length + 100).finally(() => {
        waiting = false
      })
      while (waiting) {
        makeRoom()
        await setTimeout(10)
      }
      await goesOn
      await expectIntact(folder, await appender.kill())
    })
  }

  test('that kills the process later still leaves all that was acknowledged', async () => {
    const appender = runAppender(folder, ['16'], small)
    await appender.rejected
    const acknowledged = await appender.kill()
    expect(acknowledged.length).toBeGreaterThan(0)
    await expectIntact(folder, acknowledged)
  })
})
