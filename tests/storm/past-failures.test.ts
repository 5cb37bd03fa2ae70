import { describe, expect, test } from 'vitest'
import { commandFinder, commands } from '#domain/commands.ts'
import { type Batch, protocolVersion } from '#protocol/messages.ts'
import { createChannel } from '#server/live/channel.ts'
import { servePage } from '#server/live/page-socket.ts'
import { openHost } from '#server/workspace/host.ts'
import {
  createMemoryDisk,
  type MemoryStorageOptions,
  openMemoryStorage,
} from '#tests/support/memory-storage.ts'
import { settle } from './gates.ts'
import { Line } from './line.ts'

// What the storm found once, told step by step: seeds change their meaning when the generator does, these do not.

const workspace = 'wsp_00000storm'
const commandNamed = commandFinder(commands)
const now = () => '2027-01-04T09:00:00.000Z'
const member = 'mbr_storm0000'
const batch = (id: string, name: string, input: object): Batch => ({
  id,
  commands: [{ name, input }],
  note: null,
})

async function someHost(options: MemoryStorageOptions = {}) {
  const disk = createMemoryDisk()
  await openMemoryStorage(disk).createWorkspace(workspace)
  const host = async () => {
    const storage = openMemoryStorage(disk, options)
    return { storage, host: await openHost({ workspace, storage, commandNamed, now, onFault() {} }) }
  }
  const { host: first } = await host()
  await first.execute(
    batch('joining-1', 'add-member', { member, name: 'Olivia', role: 'owner' }),
    'system',
    'system',
  )
  return host
}

describe('found by the storm', () => {
  test('an undo of a step whose write failed is refused, though the step was seen on its way', async () => {
    let write: { go(): void; fail(error: Error): void } | null = null
    let slow = false
    const open = await someHost({
      before: (operation) =>
        operation === 'append' && slow
          ? new Promise((go, fail) => {
              write = { go, fail }
            })
          : Promise.resolve(),
    })
    const { host } = await open()
    slow = true
    const made = host.execute(batch('rename-01', 'edit-member', { member, name: 'Olive' }), member, 'rest')
    const outcome = made.catch((error: Error) => error.message)
    await settle()
    // The undo is prepared while the step waits for the disk, and decided when it has failed.
    const undo = await host.prepare(batch('undoing-1', 'revert-commit', { commit: 'rename-01' }))
    slow = false
    write!.fail(new Error('The disk is full'))
    expect(await outcome).toContain('could not be written')
    const undone = await host.decide(undo, member, 'rest')
    expect(undone).toMatchObject({ ok: false, refusal: { code: 'no-such-commit' } })
  })

  test('a page whose greeting meets a disk that cannot be read is let go, so that it comes back', async () => {
    let sick = false
    const open = await someHost({
      before: () => (sick ? Promise.reject(new Error('The disk cannot be read')) : Promise.resolve()),
    })
    const { host, storage } = await open()
    sick = true
    const line = new Line()
    servePage({
      socket: line.socket,
      actor: { member, host, via: 'web', session: null },
      channel: createChannel(host),
      storage,
      now: () => 0,
      onFault: () => 'fault',
    })
    line.send({ type: 'hello', version: protocolVersion, workspace, since: 0 })
    line.deliverToServer()
    await settle()
    // A line that stands and never says welcome would leave the page offline for ever.
    expect(line.isUp).toBe(false)
  })
})
