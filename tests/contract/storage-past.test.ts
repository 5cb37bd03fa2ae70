import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { storagePastContract } from './storage-past-contract.ts'

storagePastContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  // As many checkpoints as a log of years has, for one of a few steps.
  return {
    open: () => openSqlite(folder, { checkpointEvery: 25, checkpointQuiet: 0 }),
    remove: () => rm(folder, { recursive: true }),
  }
})
