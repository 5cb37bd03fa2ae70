import { expect, test } from 'vitest'
import { copyDisk, createMemoryDisk, putBack } from '#tests/support/memory-disk.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { sampleCommit } from '#tests/support/sample-commits.ts'
import { storageContract } from './storage-contract.ts'
import { storagePastContract } from './storage-past-contract.ts'

async function freshPlace() {
  const disk = createMemoryDisk()
  return { open: async () => openMemoryStorage(disk), remove: async () => disk.workspaces.clear() }
}

// The storm stands on it, so it must be as faithful as a real one.
storageContract('memory', freshPlace)
storagePastContract('memory', freshPlace)

const workspace = 'wsp_samplespace01'

test('of two servers on one disk, each hears what the other wrote and not what it wrote itself', async () => {
  const disk = createMemoryDisk()
  const [one, two] = [openMemoryStorage(disk), openMemoryStorage(disk)]
  await one.createWorkspace(workspace)
  const heard: string[] = []
  one.watch(() => heard.push('one'))
  two.watch((of) => heard.push(`two: ${of}`))
  await one.append(workspace, 0, [sampleCommit(1, [])])
  expect(heard).toEqual([`two: ${workspace}`])
  expect(await two.append(workspace, 0, [sampleCommit(1, [])])).toEqual({ ok: false, seq: 1 })
  expect(heard).toHaveLength(1)
})

test('a backup that is put back begins another epoch', async () => {
  const disk = createMemoryDisk()
  const { epoch, ...storage } = openMemoryStorage(disk)
  await storage.createWorkspace(workspace)
  const backup = copyDisk(disk)
  await storage.append(workspace, 0, [sampleCommit(1, [])])
  await storage.close()
  putBack(disk, backup)
  const again = openMemoryStorage(disk)
  expect(again.epoch).not.toBe(epoch)
  expect((await again.head(workspace)).seq).toBe(0)
})
