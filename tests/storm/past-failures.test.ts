import { gunzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { numberingOf } from '#domain/backlog/numbering.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { find } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { editMember } from '#domain/people/edit-member.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { type Batch, type FromPage, protocolVersion } from '#protocol/messages.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { createChannel } from '#server/live/channel.ts'
import { servePage } from '#server/live/page-socket.ts'
import { type Host, openHost } from '#server/workspace/host.ts'
import type { Provenance } from '#server/workspace/provenance.ts'
import { createMemoryDisk, type MemoryDisk } from '#tests/support/memory-disk.ts'
import { type MemoryStorageOptions, openMemoryStorage, wellForever } from '#tests/support/memory-storage.ts'
import { wholeShare } from '#tests/support/whole-share.ts'
import { Store } from '#web/store/store.ts'
import { Browser } from './browser.ts'
import { founding, Names, people, workspace } from './cast.ts'
import { settle } from './gates.ts'
import { Line } from './line.ts'
import { type Door, Visit } from './visit.ts'

vi.mock('#web/store/kept/database.ts', () => import('./memory-database.ts'))

// What the storm found once, told step by step: seeds change their meaning when the generator does, these do not.

const now = () => '2027-01-04T09:00:00.000Z'
const member = people[0].member
const by: Provenance = { actor: member, via: 'rest' }
const system: Provenance = { actor: 'system', via: 'system' }
const batch = (id: string, name: string, input: object): Batch => ({
  id,
  commands: [{ name, input }],
  note: null,
})
const rename = (id: string, name: string) => batch(id, 'edit-member', { member, name })

async function founded() {
  const disk = createMemoryDisk()
  const names = new Names()
  await openMemoryStorage(disk).createWorkspace(workspace)
  const host = await open(disk)
  await host.execute({ id: 'founding', commands: founding(names), note: null }, system)
  const [product] = host.state.records.product.keys()
  return { disk, product: product!, backlog: `${product}.backlog` }
}

let opened = 0
function open(disk: MemoryDisk, options: MemoryStorageOptions = {}, faults: unknown[] = []): Promise<Host> {
  const storage = openMemoryStorage(disk, options)
  const number = ++opened
  let batches = 0
  const newBatchId = () => `server-${number}-${++batches}`
  return openHost({ workspace, storage, model, now, newBatchId, onFault: (error) => faults.push(error) })
}

/** A line to the socket door. */
function lineTo(host: Host, who: string = member, overhear?: (text: string) => void): Line {
  const line = new Line(overhear)
  servePage({
    socket: line.socket,
    actor: { member: who, host, via: 'web', session: null },
    channel: createChannel(host),
    ...wholeShare(),
    health: wellForever,
    now: () => 0,
    onFault: () => 'fault',
  })
  return line
}

function helloTo(host: Host, scopes: { scope: string; since: number }[] = []): FromPage {
  const { epoch } = host.storage
  return {
    type: 'hello',
    protocol: protocolVersion,
    schema: model.schema,
    workspace,
    epoch,
    visit: 'a',
    scopes,
  }
}

/** A page at the socket door that has said hello. */
async function greeted(host: Host, send: FromPage[] = []): Promise<Line> {
  const line = lineTo(host)
  await say(line, helloTo(host))
  for (const message of send) await say(line, message)
  return line
}

function doorTo(host: Host, epoch = () => host.storage.epoch): Door {
  return {
    me: async () => ({ epoch: epoch(), scopes: scopesOf(host) }),
    snapshot: async (_, scope) => ({ ...(await snapshotOf(host, scope)), epoch: epoch() }),
    text: async () => null,
  }
}

function visitOf(browser: Browser, door: Door): Visit {
  return new Visit({ model, workspace, browser, door, answered() {} })
}

async function say(line: Line, message: FromPage): Promise<void> {
  line.send(message)
  line.deliverToServer()
  await settle()
}

const scopesOf = (host: Host) => host.model.rights.scopesOf(host.state, member)

async function snapshotOf(host: Host, scope: string) {
  const { seq, bytes } = await host.snapshot(scope)
  return { seq, text: gunzipSync(bytes).toString() }
}

const heard = (line: Line) => line.toPage.map((text) => JSON.parse(text))

describe('found by the storm', () => {
  test('a page that fetches afresh after a restore hears of another one meanwhile', async () => {
    const { disk } = await founded()
    const host = await open(disk)
    let epoch = 'epoch-one'
    const visit = visitOf(
      new Browser(0, member, workspace),
      doorTo(host, () => epoch),
    )
    await visit.start()
    visit.connect(new Line())
    epoch = 'epoch-three'
    visit.session.message({ type: 'restored', epoch: 'epoch-two' })
    for (let turn = 0; turn < 5; turn++) await settle()
    const line = new Line()
    visit.connect(line)
    // Of what it holds it knows no longer which life it is of; it waited for ever for more of the second.
    expect(line.toServer.map((text) => JSON.parse(text))).toMatchObject([{ type: 'hello', epoch: '' }])
    visit.close()
  })

  test('a page that takes up what another tab left sends its own batches no second time', async () => {
    const { disk } = await founded()
    const host = await open(disk)
    const door = doorTo(host)
    const browser = new Browser(1, member, workspace)
    const [gone, here] = [visitOf(browser, door), visitOf(browser, door)]
    await gone.start()
    await here.start()
    const line = new Line()
    here.connect(line)
    here.session.message({ type: 'welcome', seq: host.durable, member, scopes: scopesOf(host) })
    const left = gone.store.run(editMember, { member, name: 'Olive' })
    const own = here.store.run(editMember, { member, name: 'Oliver' })
    await settle()
    gone.close()
    await here.adopt()
    const runs = line.toServer.map((text) => JSON.parse(text)).filter(({ type }) => type === 'run')
    // Of two copies the first might be refused and the second be done.
    expect(runs.map(({ batch }) => batch.id)).toEqual(
      [own, left].map((outcome) => !outcome.refusal && outcome.id),
    )
    here.close()
  })

  test('a product that a page made is whole when its backlog comes before its plan', async () => {
    const { disk } = await founded()
    const host = await open(disk)
    const store = new Store(model)
    store.setMember(member)
    const load = async (scope: string) => {
      const { records, seq } = decodeSnapshot((await snapshotOf(host, scope)).text)
      store.load(new Map([[scope, { seq, records }]]))
    }
    await load('workspace')
    const made = 'prd_00000new'
    const outcome = store.run(createProduct, { product: made, name: 'New', key: 'NEW' })
    if (outcome.refusal) throw new Error(outcome.sentence)
    await host.execute({ id: outcome.id, commands: [...outcome.calls], note: null }, by)
    await load(`${made}.backlog`)
    expect(find(store.state, 'product', made)).toBeDefined()
    await load(`${made}.plan`)
    expect(numberingOf(store.state, made)).toEqual(numberingOf(host.state, made))
  })

  test('what is written while a page catches up from the log is told to it too', async () => {
    const { disk, product, backlog } = await founded()
    // Nothing that the page follows, and still a commit that it has to be taken past.
    await (await open(disk)).execute(rename('rename-01', 'Olive'), by)
    let answer: (() => void) | null = null
    let slow = false
    // Started anew, so that what the page has missed is read from the log.
    const host = await open(disk, {
      after: (operation) =>
        operation === 'read' && slow
          ? new Promise((go) => {
              answer = go
            })
          : Promise.resolve(),
    })
    const line = await greeted(host)
    slow = true
    await say(line, { type: 'join', scope: backlog, since: 1 })
    slow = false
    // The log has been read, and the answer is on its way.
    await host.execute(
      batch('creating-1', 'create-item', { item: 'itm_00000one', product, title: 'One' }),
      by,
    )
    answer!()
    await settle()
    const missed = heard(line).filter(({ type }) => type === 'missed')
    const ids = missed.flatMap(({ commits }) => commits.map(({ id }: Commit) => id))
    expect(ids).toEqual(['creating-1'])
  })

  test('who is removed while the log is read for them is told nothing of it', async () => {
    const { disk } = await founded()
    await (await open(disk)).execute(rename('rename-01', 'Olive'), by)
    const theo = people[2].member
    let answer: (() => void) | null = null
    let slow = false
    const host = await open(disk, {
      after: (operation) =>
        operation === 'read' && slow
          ? new Promise((go) => {
              answer = go
            })
          : Promise.resolve(),
    })
    const told: string[] = []
    const line = lineTo(host, theo, (text) => told.push(JSON.parse(text).type))
    slow = true
    await say(line, helloTo(host, [{ scope: 'workspace', since: 1 }]))
    slow = false
    await host.execute(batch('removing-1', 'remove-member', { member: theo }), by)
    answer!()
    await settle()
    expect(told).toEqual(['left', 'closed'])
    expect(line.isUp).toBe(false)
  })

  test('a refused undo does not name what somebody may not see', async () => {
    const { disk } = await founded()
    const host = await open(disk)
    const anna = 'mbr_0000anna'
    await host.execute(
      batch('adding-01', 'add-member', { member: anna, name: 'Anna', administrator: false }),
      system,
    )
    const secret = { product: 'prd_00secret', name: 'Secret', key: 'SEC', owner: anna }
    await host.execute(batch('making-01', 'create-product', secret), by)
    const other: Provenance = { actor: people[2].member, via: 'web' }
    const undone = await host.execute(batch('undoing-1', 'revert-commit', { commit: 'adding-01' }), other)
    expect(undone).toMatchObject({ refusal: { code: 'changed-since', about: { what: 'Anna' } } })
  })

  test('an undo of a step whose write failed is refused, though the step was seen on its way', async () => {
    const { disk } = await founded()
    let write: { go(): void; fail(error: Error): void } | null = null
    let slow = false
    const host = await open(disk, {
      before: (operation) =>
        operation === 'append' && slow
          ? new Promise((go, fail) => {
              write = { go, fail }
            })
          : Promise.resolve(),
    })
    slow = true
    const outcome = host.execute(rename('rename-01', 'Olive'), by).catch((error: Error) => error.message)
    await settle()
    // The undo is prepared while the step waits for the disk, and decided when it has failed.
    const undo = await host.prepare(batch('undoing-1', 'revert-commit', { commit: 'rename-01' }))
    slow = false
    write!.fail(new Error('The disk is full'))
    expect(await outcome).toContain('could not be written')
    expect(await host.decide(undo, by)).toMatchObject({ ok: false, refusal: { code: 'no-such-commit' } })
  })

  test('a page whose greeting meets a disk that cannot be read is let go, so that it comes back', async () => {
    const { disk, backlog } = await founded()
    let sick = false
    const host = await open(disk, {
      before: () => (sick ? Promise.reject(new Error('The disk cannot be read')) : Promise.resolve()),
    })
    sick = true
    const line = lineTo(host)
    await say(line, helloTo(host, [{ scope: backlog, since: 0 }]))
    // A line that stands and never says welcome would leave the page offline for ever.
    expect(line.isUp).toBe(false)
  })

  test('a page that joins a scope over a disk that cannot be read is let go, so that it joins again', async () => {
    const { disk, backlog } = await founded()
    let sick = false
    const host = await open(disk, {
      before: () => (sick ? Promise.reject(new Error('The disk cannot be read')) : Promise.resolve()),
    })
    const line = await greeted(host)
    expect(heard(line).at(-1)).toMatchObject({ type: 'welcome' })
    sick = true
    await say(line, { type: 'join', scope: backlog, since: 0 })
    // Otherwise it would hold the scope and never be told of it.
    expect(line.isUp).toBe(false)
  })

  test('a batch that a sick disk keeps from being prepared is answered by its id, so that it comes again', async () => {
    const { disk, product } = await founded()
    let sick = false
    const host = await open(disk, {
      before: () => (sick ? Promise.reject(new Error('The disk cannot be read')) : Promise.resolve()),
    })
    const line = await greeted(host)
    sick = true
    const unknown = batch('reverting-1', 'revert-commit', { commit: `commit of ${product}` })
    await say(line, { type: 'run', batch: unknown })
    expect(heard(line).at(-1)).toEqual({ type: 'fault', id: 'reverting-1', fault: 'fault' })
  })

  test('who leaves a scope and joins it again at once can tell the two answers apart', async () => {
    const { disk, backlog } = await founded()
    const host = await open(disk)
    const line = await greeted(host, [
      { type: 'join', scope: backlog, since: 1, turn: 1 },
      { type: 'leave', scope: backlog },
      { type: 'join', scope: backlog, since: 1, turn: 2 },
    ])
    // What comes to be between the leave and the second join is in its answer only.
    const joined = heard(line).filter(({ type }) => type === 'joined')
    expect(joined.map(({ turn }) => turn)).toEqual([1, 2])
  })

  test('what another server writes while one waits for the disk is taken in without a further write', async () => {
    const { disk } = await founded()
    let answer: (() => void) | null = null
    let slow = false
    const first = await open(disk, {
      after: (operation) =>
        operation === 'append' && slow
          ? new Promise((go) => {
              answer = go
            })
          : Promise.resolve(),
    })
    slow = true
    const own = first.execute(rename('rename-01', 'Olive'), by)
    await settle()
    const second = await open(disk)
    await second.execute(rename('rename-02', 'Oliver'), by)
    await first.catchUp()
    answer!()
    await own
    await settle()
    expect(first.durable).toBe(second.durable)
  })

  test('two batches that come again after a restart do not keep the disk busy for ever', async () => {
    const { disk } = await founded()
    const first = await open(disk)
    for (const id of ['rename-01', 'rename-02']) await first.execute(rename(id, id), by)
    let appends = 0
    let second: Promise<unknown> | null = null
    const host = await open(disk, {
      before: async (operation) => {
        if (operation === 'append' && ++appends > 20) throw new Error('The disk is worn out')
        // The second comes while it is looked for what the log has of the first.
        if (operation === 'read' && appends > 0) second ??= host.execute(rename('rename-02', 'rename-02'), by)
      },
    })
    const again = await host.execute(rename('rename-01', 'rename-01'), by)
    expect(again).toMatchObject({ ok: true, again: true, commit: { id: 'rename-01' } })
    expect(await second).toMatchObject({ ok: true, again: true, commit: { id: 'rename-02' } })
    expect(appends).toBeLessThan(5)
  })

  test('a long step that a sick disk cuts short takes itself back when the disk is well', async () => {
    const { disk, product } = await founded()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let sick = false
      const host = await open(disk, {
        before: (operation) =>
          sick && operation === 'append' ? Promise.reject(new Error('The disk is full')) : Promise.resolve(),
      })
      const item = (id: string) => [{ name: 'create-item', input: { item: id, product, title: 'One' } }]
      async function* slices() {
        yield item('itm_00000one')
        sick = true
        yield item('itm_00000two')
      }
      const step = 'stp_00000001'
      const work = { step, product, label: 'items.csv', total: 2, actor: member, via: 'import' as const }
      const outcome = host.steps.run({ ...work, slices: slices() }).catch((error: Error) => error.message)
      for (let turn = 0; turn < 20; turn++) await settle()
      expect(find(host.state, 'item', 'itm_00000one')).toBeDefined()
      sick = false
      await vi.advanceTimersByTimeAsync(2_000)
      expect(await outcome).toContain('could not be written')
      expect(find(host.state, 'item', 'itm_00000one')).toBeUndefined()
      expect(find(host.state, 'step', step)?.state).toBe('cancelled')
    } finally {
      vi.useRealTimers()
    }
  })

  test('a part of an undo that is taken back brings items back beneath each other', async () => {
    const { disk, product } = await founded()
    const host = await open(disk)
    const create = (item: string, parent: string | null) => ({
      name: 'create-item',
      input: { item, product, title: item, parent },
    })
    const commands = [create('itm_000above', null), create('itm_000below', 'itm_000above')]
    await host.execute({ id: 'creating-1', commands, note: null }, by)
    await host.execute(batch('undoing-1', 'revert-commit', { commit: 'creating-1' }), by)
    const done = await host.execute(batch('withdraw-1', 'withdraw-commit', { commit: 'undoing-1' }), system)
    const { changes } = (done as { commit: Commit }).commit
    expect(changes.map(({ id }) => id).sort()).toEqual(['itm_000above', 'itm_000below'])
    expect(find(host.state, 'item', 'itm_000below')?.parent).toBe('itm_000above')
  })

  test('what a given-up part had both edited and tied to what it made stands as it did', async () => {
    const { disk, product } = await founded()
    const host = await open(disk)
    await host.execute(
      batch('creating-0', 'create-item', { item: 'itm_000above', product, title: 'Above' }),
      by,
    )
    const standing = { item: 'itm_standing', product, title: 'Old words', parent: 'itm_000above' }
    await host.execute(batch('creating-1', 'create-item', standing), by)
    const commands = [
      { name: 'create-item', input: { item: 'itm_00000new', product, title: 'New' } },
      { name: 'edit-item', input: { item: 'itm_standing', title: 'New words', parent: 'itm_00000new' } },
    ]
    await host.execute({ id: 'slice-001', commands, note: null }, by)
    await host.execute(batch('withdraw-1', 'withdraw-commit', { commit: 'slice-001' }), system)
    expect(find(host.state, 'item', 'itm_standing')).toMatchObject({
      title: 'Old words',
      parent: 'itm_000above',
    })
  })

  test('what was typed for something that did not come about is told to nobody else', async () => {
    const { disk, product } = await founded()
    const host = await open(disk)
    const { key } = find(host.state, 'product', product)!
    const commands = [
      { name: 'create-item', input: { item: 'itm_00000new', product, title: 'Kept' } },
      {
        name: 'create-product',
        input: { product: 'prd_00000new', name: 'Only dreamt of', key, owner: member },
      },
    ]
    const done = await host.execute({ id: 'both-0001', commands, note: null, alone: true }, by)
    expect(done).toMatchObject({ ok: true, short: [{ what: 'Only dreamt of' }] })
    expect(JSON.stringify(done.ok && done.commit.note)).not.toMatch(/dreamt/)
  })
})
