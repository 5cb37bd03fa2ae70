import { beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '#domain/invariants.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { ann, type HostUnderTest, hostOn, openTrailmix, theo, trailmix } from '#tests/support/host.ts'
import { createMemoryDisk, type MemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { testId } from '#tests/support/serve.ts'

let disk: MemoryDisk
let one: HostUnderTest

beforeEach(async () => {
  disk = createMemoryDisk()
  one = await openTrailmix(disk)
})

const create = (title: string): CommandCall => ({
  name: 'create-item',
  input: { item: testId('item'), product: trailmix, title, description: `About ${title}` },
})

/** Slices of two items each; `between` runs before the slice that it is given. */
async function* slices(
  count: number,
  between: (slice: number) => unknown = () => {},
): AsyncGenerator<CommandCall[]> {
  for (let slice = 0; slice < count; slice++) {
    await between(slice)
    yield [create(`imported ${slice} a`), create(`imported ${slice} b`)]
  }
}

function work(on: HostUnderTest, parts: AsyncIterable<CommandCall[]>, actor = theo) {
  const step = testId('step')
  const told = { product: trailmix, label: 'items.csv', total: 6, actor, via: 'import' } as const
  return { step, result: on.host.steps.run({ step, ...told, slices: parts }) }
}
const stateOf = (on: HostUnderTest, step: string) => on.get('step', step).state
const imported = (on: HostUnderTest) => on.titles().filter((title) => title.startsWith('imported'))

async function done(count = 3): Promise<string> {
  const { step, result } = work(one, slices(count))
  expect(await result).toEqual({ ok: true })
  return step
}

/** Takes a long step back and waits until that is done. */
async function undone(step: string, on = one): Promise<string> {
  const undo = testId('step')
  await on.act('undo-step', { step, undo }, { actor: theo })
  await on.host.steps.idle()
  return undo
}

describe('long work', () => {
  test('is a step of many commits, each by who asked for it', async () => {
    const step = await done()
    expect(imported(one)).toHaveLength(6)
    expect(one.get('step', step)).toMatchObject({
      state: 'done',
      by: theo,
      kind: 'import',
      label: 'items.csv',
    })
    const commits = await one.storage.commits(one.host.workspace, { step, after: 0, limit: 100 })
    const works = commits.filter(({ changes }) => changes.some(({ kind }) => kind === 'item'))
    expect(works.map(({ actor, via }) => [actor, via])).toEqual(works.map(() => [theo, 'import']))
    expect(works).toHaveLength(3)
  })

  test('lets others write in between', async () => {
    const { result } = work(
      one,
      slices(3, async (slice) => {
        if (slice > 0) await one.addItem(`meanwhile ${slice}`)
      }),
    )
    await result
    const made = (one.host.recentAfter(0) ?? []).flatMap(({ changes }) =>
      changes.flatMap(({ kind, before, after }) =>
        kind === 'item' && !before ? [(after as { title: string }).title.split(' ')[0]] : [],
      ),
    )
    expect(made.join(' ')).toBe('imported imported meanwhile imported imported meanwhile imported imported')
  })

  test('has no part in what somebody sends under its id', async () => {
    const others = testId('product')
    const step = await done()
    await one.act('create-product', { product: others, name: 'Others', key: 'OT' }, { id: step })
    const undo = await undone(step)
    expect(stateOf(one, undo)).toBe('done')
    expect(imported(one)).toEqual([])
    expect(one.get('product', others)).toMatchObject({ name: 'Others' })
  })

  test('is refused whole when a slice is, and nothing of it is left', async () => {
    async function* bad() {
      yield* slices(2)
      yield [{ name: 'edit-item', input: { item: testId('item'), title: 'not there' } }]
    }
    const { step, result } = work(one, bad())
    expect(await result).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
    expect(imported(one)).toEqual([])
    expect(one.get('step', step)).toMatchObject({
      state: 'cancelled',
      done: 0,
      refusal: { code: 'not-found' },
    })
  })

  test('that nobody may do is not begun', async () => {
    const { result } = work(one, slices(2), 'mbr_0000Sandra')
    expect(await result).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
    expect(one.host.state.records.step.size).toBe(0)
  })

  test('is given up when somebody says so', async () => {
    const { step, result } = work(
      one,
      slices(3, async (slice) => {
        if (slice === 2) await one.act('cancel-step', { step })
      }),
    )
    expect(await result).toEqual({ ok: false, cancelled: true })
    expect(imported(one)).toEqual([])
    expect(one.get('step', step)).toMatchObject({ state: 'cancelled', refusal: null })
  })

  test('is given up also when that is said while its last slice is written', async () => {
    async function* thenGivenUp() {
      yield* slices(3)
      await one.act('cancel-step', { step })
    }
    const { step, result } = work(one, thenGivenUp())
    expect(await result).toEqual({ ok: false, cancelled: true })
    expect(imported(one)).toEqual([])
    expect(stateOf(one, step)).toBe('cancelled')
  })

  test('ends when the right to do it is taken away, and leaves nothing', async () => {
    const { step, result } = work(
      one,
      slices(3, async (slice) => {
        if (slice === 1) await one.act('clear-role', { product: trailmix, member: theo })
      }),
    )
    expect(await result).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
    expect(imported(one)).toEqual([])
    expect(stateOf(one, step)).toBe('cancelled')
  })

  test('ends without a trace when its product is deleted meanwhile', async () => {
    const { result } = work(
      one,
      slices(3, async (slice) => {
        if (slice === 1) await one.act('delete-product', { product: trailmix })
      }),
    )
    expect(await result).toMatchObject({ ok: false })
    expect(imported(one)).toEqual([])
    expect(one.faults).toEqual([])
  })

  test('that fails is taken back, and the fault is the caller’s', async () => {
    const { step, result } = work(
      one,
      slices(3, (slice) => {
        if (slice === 2) throw new Error('the file ended')
      }),
    )
    await expect(result).rejects.toThrow('the file ended')
    expect(imported(one)).toEqual([])
    expect(stateOf(one, step)).toBe('cancelled')
  })

  test('goes even where somebody has built upon it', async () => {
    const { result } = work(
      one,
      slices(3, async (slice) => {
        if (slice !== 2) return
        const parent = [...one.host.state.records.item.values()].find(
          ({ title }) => title === 'imported 0 a',
        )!
        await one.addItem('beneath', { parent: parent.id })
        await one.act('edit-item', { item: parent.id, status: 'ready' })
        throw new Error('the file ended')
      }),
    )
    await expect(result).rejects.toThrow('the file ended')
    expect(one.titles()).toEqual(['beneath'])
    expect(brokenInvariants(one.host.state)).toEqual([])
  })
})

describe('a long step', () => {
  test('is undone as a step, redone by undoing that, and undone again', async () => {
    const step = await done()
    const before = imported(one)
    const undo = await undone(step)
    expect(imported(one)).toEqual([])
    expect(one.get('step', undo)).toMatchObject({ kind: 'undo', of: step, state: 'done' })
    const redo = await undone(undo)
    expect(imported(one)).toEqual(before)
    await undone(redo)
    expect(imported(one)).toEqual([])
    expect(one.faults).toEqual([])
  })

  test('is undone but for what somebody has changed since, which the step names', async () => {
    const step = await done()
    const kept = [...one.host.state.records.item.values()].find(({ title }) => title === 'imported 1 a')!
    await one.act('edit-item', { item: kept.id, title: 'imported and mine' })
    const undo = await undone(step)
    expect(imported(one)).toEqual(['imported and mine'])
    expect(one.get('step', undo)).toMatchObject({
      state: 'done',
      left: 1,
      short: [{ refusal: { code: 'changed-since', about: { what: 'imported and mine' } } }],
    })
    // Undone once more when that is out of the way, and then all of it is gone.
    await one.act('edit-item', { item: kept.id, title: 'imported 1 a' })
    await undone(step)
    expect(imported(one)).toEqual([])
    expect(one.faults).toEqual([])
  })

  test('is not undone while it runs, nor twice at once', async () => {
    const { step, result } = work(
      one,
      slices(2, async (slice) => {
        if (slice === 0) return
        const early = await one.run([{ name: 'undo-step', input: { step, undo: testId('step') } }])
        expect(early).toMatchObject({ ok: false, refusal: { code: 'step-under-way' } })
      }),
    )
    await result
    const twice = await Promise.all(
      [1, 2].map(() => one.run([{ name: 'undo-step', input: { step, undo: testId('step') } }])),
    )
    expect(twice.map((each) => each.ok || each.refusal.code)).toEqual([true, 'step-under-way'])
    await one.host.steps.idle()
    expect(imported(one)).toEqual([])
  })
})

/** A server whose disk is gone after so many more writes: nothing that it does then is ever heard of. */
async function dyingAfter(writes: number) {
  let left = writes
  const storage = openMemoryStorage(disk, {
    before: async (operation) => {
      if (operation === 'append' && left-- <= 0) throw new Error('the server is gone')
    },
  })
  return hostOn(storage)
}
const restarted = () => hostOn(openMemoryStorage(disk))

describe('a server that dies', () => {
  const cuts = [0, 1, 2, 3, 4, 5, 6]

  test.each(cuts)('after %i writes of long work leaves all of it or nothing', async (writes) => {
    const dying = await dyingAfter(writes)
    const { step, result } = work(dying, slices(3))
    const finished = await result.then(
      ({ ok }) => ok,
      () => false,
    )
    const next = await restarted()
    await next.host.steps.idle()
    expect(imported(next)).toHaveLength(finished ? 6 : 0)
    // Before the first write nobody had heard of it.
    if (writes > 0) expect(stateOf(next, step)).toBe(finished ? 'done' : 'cancelled')
    expect(next.faults).toEqual([])
    expect(brokenInvariants(next.host.state)).toEqual([])
    expect(await next.storage.verify(next.host.workspace)).toEqual([])
  })

  test.each(cuts)(
    'after %i writes of taking work back is followed by one that goes on with it',
    async (writes) => {
      const cut = await dyingAfter(4)
      await work(cut, slices(3)).result.catch(() => {})
      const second = await dyingAfter(writes)
      await second.host.steps.idle()
      const third = await restarted()
      await third.host.steps.idle()
      expect(imported(third)).toEqual([])
      expect(third.faults).toEqual([])
    },
  )

  test.each(cuts)('after %i writes of an undo is followed by one that finishes it', async (writes) => {
    const step = await done()
    const dying = await dyingAfter(writes)
    const undo = testId('step')
    const asked = await dying.run([{ name: 'undo-step', input: { step, undo } }], { actor: ann }).then(
      ({ ok }) => ok,
      () => false,
    )
    await dying.host.steps.idle()
    const next = await restarted()
    await next.host.steps.idle()
    expect(imported(next)).toHaveLength(asked ? 0 : 6)
    if (asked) expect(stateOf(next, undo)).toBe('done')
    expect(next.faults).toEqual([])
    const redo = asked ? await undone(undo, next) : null
    if (redo) expect(imported(next)).toHaveLength(6)
  })
})
