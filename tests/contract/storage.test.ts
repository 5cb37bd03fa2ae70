import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '#server/storage/sqlite/open-sqlite.ts'
import { storageContract } from './storage-contract.ts'

storageContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  return { open: () => openSqlite(folder), remove: () => rm(folder, { recursive: true }) }
})
