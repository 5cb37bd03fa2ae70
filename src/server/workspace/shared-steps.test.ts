import { beforeEach, describe, expect, test } from 'vitest'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { ann, type HostUnderTest, hostOn, openTrailmix, theo, trailmix } from '#tests/support/host.ts'
import { createMemoryDisk, type MemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { testId } from '#tests/support/serve.ts'
import type { Worked } from './steps.ts'

/** One of several servers on a database. */
interface Server extends HostUnderTest {
  /** It is gone in the middle of what it does. */
  die(): void
  /** The database does not hear of it for a while, holds it for gone, and lets others have what it claimed. */
  lost(): { found(): void }
}

let disk: MemoryDisk
let one: Server
let two: Server

async function start(): Promise<Server> {
  const claimant = {}
  let waits = Promise.resolve()
  const before = () => waits
  const storage = openMemoryStorage(disk, { claimant, before })
  const opened = await hostOn(storage)
  storage.watch(() => void opened.host.catchUp())
  const lost = () => {
    const silence = Promise.withResolvers<void>()
    waits = silence.promise
    disk.claims.forget(claimant)
    return { found: silence.resolve }
  }
  const die = () => void lost()
  return { ...opened, die, lost }
}

const turns = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

beforeEach(async () => {
  disk = createMemoryDisk()
  await openTrailmix(disk)
  one = await start()
})

/** Long work of three slices, which stops before the last one until it is told to go on. */
function work(on: Server): { step: string; result: Promise<Worked>; goOn(): void } {
  const step = testId('step')
  const held = Promise.withResolvers<void>()
  async function* slices(): AsyncGenerator<CommandCall[]> {
    for (let slice = 0; slice < 3; slice++) {
      if (slice === 2) await held.promise
      const input = { item: testId('item'), product: trailmix, title: `imported ${slice}` }
      yield [{ name: 'create-item', input }]
    }
  }
  const told = { product: trailmix, label: 'items.csv', total: 3, actor: theo, via: 'import' } as const
  const result = on.host.steps.run({ step, ...told, slices: slices() })
  return { step, result, goOn: held.resolve }
}

/** What both servers hold, and how often each step was worked on, by what it did. */
async function told(on: Server, step: string) {
  await on.host.catchUp()
  const commits = await on.storage.commits(on.host.workspace, { step, after: 0, limit: 1_000 })
  const done = commits.filter(({ changes }) => changes.some(({ kind }) => kind !== 'step'))
  const count = (name: string) => done.filter(({ commands }) => commands[0]?.name === name).length
  return {
    state: on.get('step', step).state,
    titles: on.titles(),
    made: count('create-item'),
    reverted: count('revert-commit'),
    withdrawn: count('withdraw-commit'),
  }
}

describe('work that one server is at', () => {
  test('is left to it by one that starts meanwhile', async () => {
    const { step, result, goOn } = work(one)
    await turns()
    two = await start()
    await turns()
    expect(two.titles()).toHaveLength(2)
    goOn()
    expect(await result).toEqual({ ok: true })
    await two.host.steps.idle()
    const all = { state: 'done', titles: ['imported 0', 'imported 1', 'imported 2'], made: 3 }
    expect(await told(two, step)).toEqual({ ...all, reverted: 0, withdrawn: 0 })
  })

  test('is taken back by another as soon as it is gone, without a restart', async () => {
    two = await start()
    const { step } = work(one)
    await turns()
    expect(two.titles()).toHaveLength(2)
    one.die()
    await two.host.steps.idle()
    const none = { state: 'cancelled', titles: [], made: 2, reverted: 0 }
    expect(await told(two, step)).toEqual({ ...none, withdrawn: 2 })
    expect(two.faults).toEqual([])
  })

  test('is taken back by one alone of several that start when it is gone', async () => {
    const { step } = work(one)
    await turns()
    one.die()
    const servers = await Promise.all([start(), start(), start()])
    for (const { host } of servers) await host.steps.idle()
    for (const server of servers) {
      const none = { state: 'cancelled', titles: [], made: 2, reverted: 0 }
      expect(await told(server, step)).toEqual({ ...none, withdrawn: 2 })
      expect(server.faults).toEqual([])
    }
  })

  test('is not gone on with by one that was held for gone', async () => {
    two = await start()
    const { step, result, goOn } = work(one)
    await turns()
    const { found } = one.lost()
    goOn()
    await two.host.steps.idle()
    expect(two.titles()).toEqual([])
    found()
    expect(await result).toEqual({ ok: false, cancelled: true })
    const { state, titles } = await told(two, step)
    expect({ state, titles }).toEqual({ state: 'cancelled', titles: [] })
    await one.host.catchUp()
    expect(one.titles()).toEqual([])
  })
})

describe('an undo that one server is at', () => {
  test('is gone on with by another when it is gone, and each part is taken back once', async () => {
    two = await start()
    const { step, result, goOn } = work(one)
    goOn()
    await result
    const undo = testId('step')
    await one.act('undo-step', { step, undo }, { actor: ann })
    one.die()
    await two.host.steps.idle()
    const none = { state: 'done', titles: [], made: 0, withdrawn: 0 }
    expect(await told(two, undo)).toEqual({ ...none, reverted: 3 })
    expect(two.faults).toEqual([])
  })
})
