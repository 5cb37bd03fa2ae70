import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { brokenInvariants } from '#domain/invariants.ts'
import { defineCommand } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import { planners } from '#domain/kernel/right.ts'
import { find } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { modelWith } from '#tests/support/model-with.ts'
import { bounds } from '../bounds/bounds.ts'
import { openSqlite } from '../storage/sqlite/open-sqlite.ts'
import type { Appended, Storage } from '../storage/storage.ts'
import { threadTime } from '../thread-time.ts'
import { TooSoon } from '../too-soon.ts'
import { type Executed, type Host, openHost } from './host.ts'

const workspace = 'wsp_00000001'
const ann = 'mbr_00000001'
const product = 'prd_00000001'
const backlog = `${product}.backlog`
const item = (n: number) => `itm_${String(n).padStart(8, '0')}`

/** A real store whose appends can be held back, made to fail, or raced by another server. */
interface Trouble {
  beforeAppend?: () => Promise<void>
  afterAppend?: () => Promise<void>
}

let folder: string
let storage: Storage
let trouble: Trouble
let host: Host
let faults: unknown[]

function troubled(real: Storage): Storage {
  return {
    ...real,
    async append(id: string, expected: number, list: readonly Commit[]): Promise<Appended> {
      await trouble.beforeAppend?.()
      const result = await real.append(id, expected, list)
      await trouble.afterAppend?.()
      return result
    },
  }
}

function open(on = troubled(storage), as = model, waitFor = () => 0): Promise<Host> {
  return openHost({
    workspace,
    storage: on,
    model: as,
    now: () => '2027-01-01T00:00:00.000Z',
    newBatchId: () => `server-batch-${++batches}`,
    onFault: (error) => faults.push(error),
    longWork: { short: bounds.shortWork, waitFor, turn: () => Promise.resolve() },
  })
}

let batches = 0
function run(calls: CommandCall[], { actor = ann, id = `batch-${++batches}` } = {}): Promise<Executed> {
  return host.execute({ id, commands: calls, note: null }, { actor, via: 'rest' })
}
const create = (n: number): CommandCall => ({
  name: 'create-item',
  input: { item: item(n), product, title: `Item ${n}` },
})
const seqs = (results: Executed[]) =>
  results.map((result) => (result.ok ? result.commit.seq : result.refusal.code))
const itemsNow = () => host.read((state) => [...state.records.item.keys()].sort())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  trouble = {}
  faults = []
  storage = await openSqlite(folder)
  await storage.createWorkspace(workspace)
  host = await open()
  const owner = { member: ann, name: 'Ann', administrator: true }
  await run([{ name: 'add-member', input: owner }], { actor: 'system' })
  await run([{ name: 'create-product', input: { product, name: 'Trail', key: 'TR' } }])
})

afterEach(async () => {
  trouble = {}
  expect(brokenInvariants(host.state)).toEqual([])
  expect(await storage.verify(workspace)).toEqual([])
  await storage.close()
  rmSync(folder, { recursive: true })
})

describe('the one write path', () => {
  test('writes a commit with the intent as it was understood, and the effect', async () => {
    const done = await run([
      { name: 'create-item', input: { item: item(1), product, title: '  A  ', junk: 1 } },
    ])
    expect(done).toMatchObject({
      ok: true,
      again: false,
      commit: {
        seq: 3,
        actor: ann,
        at: '2027-01-01T00:00:00.000Z',
        via: 'rest',
        commands: [{ name: 'create-item', input: { title: 'A', status: 'draft' } }],
        changes: [
          { kind: 'item', scope: backlog, before: null },
          { kind: 'numbering', scope: backlog },
        ],
      },
    })
    expect(done.ok && done.commit.commands[0]?.input).not.toHaveProperty('junk')
    expect(await storage.commitById(workspace, done.ok ? done.commit.id : '')).toEqual(done.ok && done.commit)
  })

  test('refuses with the place of the command in the batch, and then nothing of the batch stands', async () => {
    expect(await run([create(1), create(2), create(1)])).toMatchObject({
      ok: false,
      at: 2,
      refusal: { code: 'id-taken' },
    })
    expect(await itemsNow()).toEqual([])
  })

  test('says which field is wrong, and why', async () => {
    const done = await run([create(1), { name: 'create-item', input: { item: item(2), product } }])
    expect(done).toEqual({
      ok: false,
      at: 1,
      refusal: { code: 'malformed', about: { field: 'title', reason: 'is missing; send it' } },
    })
  })

  test('refuses an empty batch, one that is too large, and a command that there is not', async () => {
    expect(await run([])).toMatchObject({ refusal: { code: 'empty-batch' } })
    const many = Array.from({ length: 200_001 }, () => create(1))
    expect(await run(many)).toMatchObject({ refusal: { code: 'too-large' } })
    expect(await run([{ name: 'drop-table', input: {} }])).toMatchObject({
      refusal: { code: 'unknown-command' },
    })
  })

  test('asks whether the actor may', async () => {
    expect(await run([create(1)], { actor: 'mbr_00000009' })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
  })

  test('undoes a step by its id, from memory and after a restart', async () => {
    await run([create(1)], { id: 'first-step' })
    await run([{ name: 'revert-commit', input: { commit: 'first-step' } }], { id: 'the-undo' })
    expect(await itemsNow()).toEqual([])
    host = await open()
    await run([{ name: 'revert-commit', input: { commit: 'the-undo' } }])
    expect(await itemsNow()).toEqual([item(1)])
  })

  test('undoes a step that is decided and not written yet', async () => {
    const both = await Promise.all([
      run([create(1)], { id: 'first-step' }),
      run([{ name: 'revert-commit', input: { commit: 'first-step' } }]),
    ])
    expect(seqs(both)).toEqual([3, 4])
    expect(await itemsNow()).toEqual([])
  })

  test('keeps the sockets served while it parses a large batch', async () => {
    let turns = 0
    const count = setInterval(() => turns++, 0)
    await run(Array.from({ length: 10_000 }, (_, n) => create(n)))
    clearInterval(count)
    expect(turns).toBeGreaterThan(3)
  })
})

describe('an id that was seen before', () => {
  test('is answered with its first result', async () => {
    const first = await run([create(1)], { id: 'same-id-again' })
    const second = await run([create(2)], { id: 'same-id-again' })
    expect(second).toEqual({ ...first, again: true })
    expect(await itemsNow()).toEqual([item(1)])
  })

  test('is answered once when both are under way', async () => {
    const both = await Promise.all([1, 2, 3].map(() => run([create(1)], { id: 'same-id-again' })))
    expect(seqs(both)).toEqual([3, 3, 3])
    expect(both.map((result) => result.ok && result.again)).toEqual([false, true, true])
  })

  test('is known after a restart, whether the batch would be refused now', async () => {
    await run([create(1)], { id: 'same-id-again' })
    host = await open()
    expect(await run([create(1)], { id: 'same-id-again' })).toMatchObject({
      ok: true,
      again: true,
      commit: { seq: 3 },
    })
  })

  test('or would be accepted, and then nobody beside it is held up', async () => {
    await run([{ name: 'edit-item', input: { item: item(1), title: 'x' } }, create(1)].reverse(), {
      id: 'seen-before',
    })
    host = await open()
    const edit = (title: string): CommandCall => ({ name: 'edit-item', input: { item: item(1), title } })
    const results = await Promise.all([
      run([edit('y')]),
      run([edit('z')], { id: 'seen-before' }),
      run([create(2)]),
    ])
    expect(seqs(results)).toEqual([4, 3, 5])
    expect(await host.read((state) => find(state, 'item', item(1))?.title)).toBe('y')
  })
})

describe('what is not durable yet', () => {
  test('is told to nobody', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    trouble.beforeAppend = () => held
    const told: number[] = []
    host.subscribe((commits) => told.push(...commits.map(({ seq }) => seq)))
    const writing = run([create(1)])
    await nextTurn()
    const reading = itemsNow()
    const refused = run([create(1)])
    const first = await Promise.race([
      writing,
      reading,
      refused,
      new Promise((r) => setTimeout(r, 50, 'nothing')),
    ])
    expect([first, told, host.durable]).toEqual(['nothing', [], 2])
    release()
    expect(seqs(await Promise.all([writing, refused]))).toEqual([3, 'id-taken'])
    expect(await reading).toEqual([item(1)])
    expect(told).toEqual([3])
  })

  test('is taken back when the disk fails, and those who wait get the fault', async () => {
    trouble.beforeAppend = () => Promise.reject(new Error('disk full'))
    const results = await Promise.allSettled([run([create(1)]), run([create(2)]), itemsNow()])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(results[2]).toMatchObject({ value: [] })
    trouble = {}
    expect(seqs([await run([create(1)])])).toEqual([3])
  })

  test('counts when the disk wrote it and only the answer was lost', async () => {
    trouble.afterAppend = () => {
      trouble = {}
      return Promise.reject(new Error('the thread ended'))
    }
    const results = await Promise.all([run([create(1)]), run([create(2)])])
    expect(seqs(results)).toEqual([3, 4])
    expect(await itemsNow()).toEqual([item(1), item(2)])
  })

  test('is decided again on what another server wrote meanwhile', async () => {
    const other = await open(storage)
    const told: number[] = []
    host.subscribe((commits) => told.push(...commits.map(({ seq }) => seq)))
    await other.execute(
      { id: 'from-the-other', commands: [create(1)], note: null },
      { actor: ann, via: 'rest' },
    )
    const results = await Promise.all([run([create(1)]), run([create(2)])])
    expect(seqs(results)).toEqual(['id-taken', 4])
    expect(await itemsNow()).toEqual([item(1), item(2)])
    expect(told).toEqual([3, 4])
  })

  test('fails only itself when a command is broken', async () => {
    const failBadly = defineCommand({
      name: 'fail-badly',
      title: 'Fail',
      input: z.object({}),
      allow: planners,
      decide: () => {
        throw new Error('a bug')
      },
    })
    host = await open(troubled(storage), modelWith({ commands: [failBadly] }))
    const results = await Promise.allSettled([
      run([create(1), { name: 'fail-badly', input: {} }]),
      run([create(2)]),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(await itemsNow()).toEqual([item(2)])
  })
})

describe('the snapshot', () => {
  test('is kept, and so new that its reader is not sent back', async () => {
    const first = await host.snapshot(backlog)
    await run([create(1)])
    expect(await host.snapshot(backlog)).toBe(first)
    expect(host.isFar(first.seq, backlog)).toBe(false)
    await run(Array.from({ length: 20_001 }, (_, n) => create(n + 2)))
    expect(host.isFar(first.seq, backlog)).toBe(true)
    const second = await host.snapshot(backlog)
    expect(second.seq).toBe(host.durable)
    expect(host.isFar(second.seq, backlog)).toBe(false)
  })

  test('is too far for somebody ahead of the log, who must have seen another one', () => {
    expect(host.isFar(host.durable, backlog)).toBe(false)
    expect(host.isFar(host.durable + 1, backlog)).toBe(true)
  })
})

describe('a step that takes long while others are there', () => {
  const takeLong = defineCommand({
    name: 'take-long',
    title: 'Take long',
    input: z.object({ item: z.string() }),
    allow: planners,
    decide: () => {
      const spent = threadTime()
      while (spent() < bounds.shortWork);
      return []
    },
  })
  const long = [create(1), ...Array(3).fill({ name: 'take-long', input: { item: item(1) } })]
  let wait = 0

  beforeEach(async () => {
    wait = 0.05
    host = await open(troubled(storage), modelWith({ commands: [takeLong] }), () => {
      const now = wait
      if (now > 0 && now < 1) wait = 0
      return now
    })
  })

  test('is taken back and decided in its turn, and what its sender sends meanwhile after it', async () => {
    const order: number[] = []
    const note = (n: number) => (done: Executed) => void order.push(done.ok ? n : -n)
    const first = run(long).then(note(1))
    await nextTurn()
    expect(host.isWaiting(ann)).toBe(true)
    const second = run([{ name: 'edit-item', input: { item: item(1), title: 'after it' } }]).then(note(2))
    await run([{ name: 'add-member', input: { member: 'mbr_00000002', name: 'Bob' } }], {
      actor: 'system',
    }).then(note(3))
    await Promise.all([first, second])
    expect(order).toEqual([3, 1, 2])
    expect(find(host.state, 'item', item(1))?.title).toBe('after it')
    expect(host.isWaiting(ann)).toBe(false)
  })

  test('of a program is refused when that would be long; a short one goes on, and one of a page waits', async () => {
    wait = 60
    await expect(run(long)).rejects.toThrow(TooSoon)
    expect(await itemsNow()).toEqual([])
    expect((await run([create(2)])).ok).toBe(true)
    wait = 0.2
    const fromPage = await host.execute(
      { id: 'from-a-page', commands: long, note: null },
      { actor: ann, via: 'web' },
    )
    expect(fromPage.ok).toBe(true)
  })
})
