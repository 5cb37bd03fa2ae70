import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { model } from '#domain/model.ts'
import { ann, backlog, hostOn, openTrailmix, theo, trailmix, workspace } from '#tests/support/host.ts'
import { createMemoryDisk, type MemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { testId } from '#tests/support/serve.ts'
import type { Storage } from '../storage/storage.ts'
import { createHosts, type Hosts } from './hosts.ts'

let disk: MemoryDisk
let time: number
let faults: unknown[]
let opened: Hosts[]

function server(storage: Storage = openMemoryStorage(disk)): Hosts {
  const hosts = createHosts({
    storage,
    model,
    now: () => new Date(time).toISOString(),
    newBatchId: () => testId('step'),
    onFault: (error) => faults.push(error),
  })
  opened.push(hosts)
  return hosts
}

beforeEach(async () => {
  disk = createMemoryDisk()
  time = Date.UTC(2027, 0, 4)
  faults = []
  opened = []
  await openTrailmix(disk)
})
afterEach(() => {
  for (const hosts of opened) hosts.close()
  expect(faults).toEqual([])
})

const create = (title: string) => ({
  id: `batch-of-${title}`,
  commands: [{ name: 'create-item', input: { item: testId('item'), product: trailmix, title } }],
  note: null,
})
const by = (actor: string) => ({ actor, via: 'rest' }) as const
/** Many turns of the event loop: enough for whatever was set going. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('two servers of one storage', () => {
  test('each hear of what the other writes, without being asked', async () => {
    const [one, two] = [await server().open(workspace), await server().open(workspace)]
    const told: string[] = []
    two.subscribe((commits) => told.push(...commits.map(({ id }) => id)))
    await one.execute(create('first'), by(ann))
    await settle()
    expect(told).toEqual(['batch-of-first'])
    expect(two.durable).toBe(one.durable)
    await two.execute(create('second'), by(theo))
    await settle()
    expect(one.durable).toBe(two.durable)
    expect(await one.snapshot(backlog)).toEqual(await two.snapshot(backlog))
  })

  test('agree on the order of what both were asked at once, and do each once', async () => {
    const [one, two] = [await server().open(workspace), await server().open(workspace)]
    const start = one.durable
    const titles = Array.from({ length: 10 }, (_, n) => `item-${n}`)
    await Promise.all(
      titles.flatMap((title) => [one, two].map((host) => host.execute(create(title), by(ann)))),
    )
    await settle()
    const logs = [one, two].map((host) => host.recentAfter(start)!.map(({ seq, id }) => `${seq} ${id}`))
    expect(logs[0]).toEqual(logs[1])
    expect(logs[0]!.map((line) => line.split(' ')[1]).sort()).toEqual(
      titles.map((title) => `batch-of-${title}`),
    )
  })

  test('leave a long undo to the one that was asked for it', async () => {
    const first = await hostOn(openMemoryStorage(disk))
    const step = testId('step')
    async function* slices() {
      for (const title of ['a', 'b', 'c']) yield create(title).commands
    }
    const told = { product: trailmix, label: 'items.csv', total: 3, actor: theo, via: 'import' } as const
    await first.host.steps.run({ step, ...told, slices: slices() })
    const [one, two] = [await server().open(workspace), await server().open(workspace)]
    const start = one.durable
    const undo = testId('step')
    await one.execute(
      { id: 'the-undo', commands: [{ name: 'undo-step', input: { step, undo } }], note: null },
      by(theo),
    )
    await one.steps.idle()
    await settle()
    expect(two.steps.busy).toBe(false)
    expect(one.state.records.item.size).toBe(0)
    const reverts = two.recentAfter(start)!.filter(({ commands }) => commands[0]?.name === 'revert-commit')
    expect(reverts).toHaveLength(3)
  })
})

describe('a workspace that nobody uses', () => {
  const later = () => {
    time += 16 * 60_000
  }

  test('is let go of after a while, and loaded again when somebody comes', async () => {
    const hosts = server()
    const host = await hosts.open(workspace)
    await hosts.sweep()
    expect(await hosts.open(workspace)).toBe(host)
    later()
    await hosts.sweep()
    const again = await hosts.open(workspace)
    expect(again).not.toBe(host)
    expect(again.durable).toBe(host.durable)
  })

  test('is kept while somebody listens', async () => {
    const hosts = server()
    const host = await hosts.open(workspace)
    const stop = host.subscribe(() => {})
    later()
    await hosts.sweep()
    expect(await hosts.open(workspace)).toBe(host)
    stop()
    later()
    await hosts.sweep()
    expect(await hosts.open(workspace)).not.toBe(host)
  })

  test('is kept while long work waits for its next slice', async () => {
    const hosts = server()
    const host = await hosts.open(workspace)
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    async function* slow() {
      yield create('a').commands
      await held
      yield create('b').commands
    }
    const told = { product: trailmix, label: 'items.csv', total: 2, actor: theo, via: 'import' } as const
    const working = host.steps.run({ step: testId('step'), ...told, slices: slow() })
    await settle()
    later()
    await hosts.sweep()
    expect(await hosts.open(workspace)).toBe(host)
    goOn()
    expect(await working).toEqual({ ok: true })
    later()
    await hosts.sweep()
    expect(await hosts.open(workspace)).not.toBe(host)
  })

  test('that could not be loaded is tried again by whoever comes next', async () => {
    let broken = true
    const storage = openMemoryStorage(disk, {
      before: async (operation) => {
        if (operation === 'read' && broken) throw new Error('the disk is away')
      },
    })
    const hosts = server(storage)
    await expect(hosts.open(workspace)).rejects.toThrow('the disk is away')
    broken = false
    expect((await hosts.open(workspace)).durable).toBeGreaterThan(0)
  })
})
