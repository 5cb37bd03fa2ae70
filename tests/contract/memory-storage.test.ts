import { createMemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { storageContract } from './storage-contract.ts'

// The storm stands on it, so it must be as faithful as a real one.
storageContract('memory', async () => {
  const disk = createMemoryDisk()
  return { open: async () => openMemoryStorage(disk), remove: async () => disk.workspaces.clear() }
})
