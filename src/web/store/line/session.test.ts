import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { editItem } from '#domain/backlog/edit-item.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { createProduct } from '#domain/product/create-product.ts'
import {
  ana,
  backlog,
  batchOf,
  ben,
  item,
  other,
  otherBacklog,
  plan,
  product,
} from '#tests/support/small-log.ts'
import { TinyServer } from '#tests/support/tiny-server.ts'
import { Store } from '../store.ts'
import { AnotherLife } from './another-life.ts'
import { Connection } from './connection.ts'
import { Following } from './following.ts'
import { Session } from './session.ts'

const workspace = 'wsp_00000000000000'
/** Quick enough for a test, slow enough for a busy machine. */
const timing = { pause: 20, longest: 100, quiet: 200, patience: 400 }

let server: TinyServer
let store: Store
let session: Session
let following: Following
let connection: Connection
let epoch: string
let fetched: Scope[]
let kept: { scope: Scope; from: number; to: number; seqs: number[] }[]
let happened: string[]
let refetch: (scopes: readonly Scope[]) => Promise<void>
/** frames that a test holds back; null lets them pass */
let heldFrames: (() => void)[] | null

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  server = new TinyServer()
  store = new Store(model, { visit: 'visit-mine' })
  epoch = server.epoch
  fetched = []
  kept = []
  happened = []
  heldFrames = null
  refetch = (scopes) => following.refetch(scopes)
  const url = await server.url()
  connection = new Connection(
    () => url,
    { up: () => session.up(), message: (message) => session.message(message), down: () => session.down() },
    timing,
  )
  session = new Session(store, connection, {
    workspace: () => workspace,
    epoch: () => epoch,
    refetch: (scopes) => refetch(scopes),
    kept: (scope, from, to, commits) => kept.push({ scope, from, to, seqs: commits.map(({ seq }) => seq) }),
    left: (scopes) => happened.push(...scopes.map((scope) => `left ${scope}`)),
    scopes: () => void following.update(),
    restored: async (now) => {
      epoch = now
    },
    welcomed: () => {},
    otherMember: () => happened.push('other member'),
    closed: (removed) => happened.push(removed ? 'removed' : 'closed'),
    outdated: () => happened.push('outdated'),
    nextFrame: (work) => (heldFrames ? heldFrames.push(work) : setTimeout(work, 5)),
  })
  following = new Following(
    store,
    {
      kept: async () => null,
      fetch: async (scope) => {
        fetched.push(scope)
        if (!server.scopesOf(server.member).includes(scope)) return null
        return { seq: server.seq, records: server.records(scope) }
      },
    },
    session,
    (work) => setTimeout(work, 5),
  )
  store.carrier = {
    made: ({ batch }) => session.send(batch),
    happened() {},
    refused() {},
    want: (scope) => void following.bring(scope),
  }
  store.setMember(ana)
  store.setScopes(server.scopesOf(ana))
  store.open(product)
  await following.update()
  fetched = []
  connection.start()
  session.begin()
})

afterEach(() => {
  following.stop()
  connection.stop()
  server.close()
  vi.restoreAllMocks()
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })
const live = () => until(() => expect(store.status.value).toBe('live'))

function entitle(letter: string, title: string): string {
  const outcome = store.run(editItem, { item: item(letter), title })
  if (outcome.refusal) throw new Error(outcome.sentence)
  return outcome.id
}

function titles(of: string = product): string {
  return [...ordered(store.state, 'item', of)].map(({ title }) => title).join(' ')
}

describe('over one line', () => {
  test('a page says what it holds, catches up scope by scope, then is live', async () => {
    server.byBen('b', 'B')
    expect(store.status.value).toBe('loading')
    await live()
    expect(titles()).toBe('a B c')
    const [hello] = server.hellos()
    expect(hello).toMatchObject({ workspace, epoch: 'epoch-one', schema: model.schema, visit: 'visit-mine' })
    const since = server.seq - 1
    expect(hello?.scopes).toEqual(
      expect.arrayContaining(['workspace', plan, backlog].map((scope) => ({ scope, since, turn: 2 }))),
    )
    expect(kept).toContainEqual({ scope: backlog, from: since, to: server.seq, seqs: [server.seq] })
  })

  test('what the page does reaches the server, and what others do reaches the page', async () => {
    await live()
    entitle('a', 'A')
    await until(() => expect(store.pendingCount.value).toBe(0))
    server.byBen('b', 'B')
    await until(() => expect(titles()).toBe('A B c'))
    expect(server.titles()).toBe('A B c')
    expect(store.seq).toBe(server.seq)
  })

  test('what is kept of a scope has no hole, whatever passes elsewhere', async () => {
    await live()
    kept = []
    const start = server.seq
    server.byBen('a', 'A')
    server.does(ana, { name: 'edit-product', input: { product, name: 'Acme 2' } })
    server.byBen('a', 'AA')
    await until(() => expect(titles()).toBe('AA b c'))
    const mine = kept.filter(({ scope }) => scope === backlog)
    expect(mine.flatMap(({ seqs }) => seqs)).toEqual([start + 1, start + 3])
    let head = start
    for (const { from, to } of mine) {
      expect(from).toBe(head)
      head = to
    }
    expect(head).toBe(start + 3)
  })

  test('commits that come in one frame are taken in as one', async () => {
    await live()
    let notified = 0
    store.subscriptions.subscribe([item('b')], () => {
      notified += 1
    })
    heldFrames = []
    // No time passes, so the page has only just taken something in, however slow the machine.
    vi.spyOn(performance, 'now').mockReturnValue(0)
    for (const title of ['1', '2', '3']) server.byBen('b', title)
    // Whatever else the server says comes after them, so the page takes in what waits for the frame first.
    server.tellAll({ type: 'settled', id: 'nobody', seq: 0 })
    await until(() => expect(titles()).toBe('a 3 c'))
    expect(notified).toBe(1)
  })

  test('a batch that the true State refuses leaves the screen, and the person is told', async () => {
    await live()
    const told: string[] = []
    store.refusals.watch(({ sentence }) => told.push(sentence))
    // The page has not heard of the deletion when it decides.
    server.execute(batchOf({ name: 'delete-items', input: { items: [item('a')] } }), ben)
    entitle('a', 'A')
    expect(titles()).toBe('A b c')
    await until(() => expect(told).toHaveLength(1))
  })

  test('what fails while the disk of the server is full waits, and goes out when that has passed', async () => {
    await live()
    server.tellAll({ type: 'unwell', trouble: 'full' })
    await until(() => expect(store.unwell.value).toBe('full'))
    server.faults = 3
    entitle('a', 'A')
    await until(() => expect(server.faults).toBeLessThan(3))
    entitle('b', 'B')
    expect(store.pendingCount.value).toBe(2)
    expect(titles()).toBe('A B c')
    server.faults = 0
    server.tellAll({ type: 'unwell', trouble: null })
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(store.unwell.value).toBeNull()
    expect(server.titles()).toBe('A B c')
  })

  test('a fault is tried again until it passes', async () => {
    await live()
    server.faults = 1
    const id = entitle('a', 'A')
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.runs()).toEqual([id, id])
    expect(server.titles()).toBe('A b c')
  })
})

describe('when the line breaks', () => {
  test('the page stands up a new one by itself and misses nothing', async () => {
    await live()
    const since = server.seq
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    server.byBen('b', 'B')
    await live()
    expect(titles()).toBe('a B c')
    expect(server.hellos().at(-1)?.scopes).toContainEqual({ scope: backlog, since, turn: 3 })
  })

  test('work goes on, and is sent in order when the line is back', async () => {
    await live()
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    const ids = [entitle('a', 'one'), entitle('a', 'two'), entitle('b', 'B')]
    expect(titles()).toBe('two B c')
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.runs()).toEqual(ids)
    expect(server.titles()).toBe('two B c')
  })

  test('a batch whose answer was lost is sent again and happens once', async () => {
    await live()
    server.mute = true
    const id = entitle('a', 'A')
    await until(() => expect(server.runs()).toEqual([id]))
    server.mute = false
    server.dropLines()
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.log.filter((commit) => commit.id === id)).toHaveLength(1)
    expect(titles()).toBe('A b c')
  })

  test('a line that went silent is noticed and replaced', async () => {
    await live()
    server.deaf = true
    await until(() => expect(store.status.value).toBe('offline'))
    expect(server.heard.some(({ type }) => type === 'ping')).toBe(true)
    server.deaf = false
    await live()
    expect(server.hellos().length).toBeGreaterThan(1)
  })

  test('a quiet line that answers is kept', async () => {
    await live()
    await until(() => expect(server.heard.filter(({ type }) => type === 'ping').length).toBeGreaterThan(4))
    expect(server.hellos()).toHaveLength(1)
    expect(store.status.value).toBe('live')
  })

  test('being online again does not wait for the pause to end', async () => {
    await live()
    connection.stop()
    expect(connection.isUp).toBe(false)
    connection.start()
    await live()
    expect(server.lines).toBe(1)
  })
})

describe('scopes', () => {
  const nothingOf = (of: string) => [...store.state.records.item.values()].every((one) => one.product !== of)

  test('the plans of the other products come at idle, their backlogs do not', async () => {
    await live()
    await until(() => expect(store.holds(`${other}.plan`)).toBe(true))
    expect(store.holds(otherBacklog)).toBe(false)
    server.does(ana, { name: 'create-item', input: { item: item('x'), product: other, title: 'x' } })
    server.byBen('a', 'A')
    await until(() => expect(titles()).toBe('A b c'))
    expect(nothingOf(other)).toBe(true)
  })

  test('looking at another product brings its backlog, and lets that of the former go', async () => {
    await live()
    server.does(ana, { name: 'create-item', input: { item: item('x'), product: other, title: 'x' } })
    store.open(other)
    await until(() => expect(titles(other)).toBe('x'))
    await until(() => expect(store.truth.follows(otherBacklog)).toBe(true))
    expect([store.holds(backlog), store.holds(plan)]).toEqual([false, true])
    expect(nothingOf(product)).toBe(true)
    server.does(ana, { name: 'edit-item', input: { item: item('x'), title: 'X' } })
    await until(() => expect(titles(other)).toBe('X'))
  })

  test('a right that is taken away empties the page of what it showed, and one that is given fills it', async () => {
    await live()
    server.does('system', { name: 'edit-member', input: { member: ben, administrator: true } })
    server.does('system', { name: 'edit-member', input: { member: ana, administrator: false } })
    const handing = { product, role: 'owner', membership: 'mbs_new00000000000', former: 'mbs_old00000000000' }
    server.does('system', { name: 'set-role', input: { ...handing, member: ben } })
    server.does('system', { name: 'set-role', input: { ...handing, member: ana, role: 'stakeholder' } })
    await until(() => expect(store.holds(backlog)).toBe(false))
    expect(happened).toContain(`left ${backlog}`)
    expect(nothingOf(product)).toBe(true)
    expect(find(store.state, 'product', product)?.name).toBe('Acme')
    server.does('system', { name: 'set-role', input: { ...handing, member: ana, role: 'team' } })
    await until(() => expect(titles()).toBe('a b c'))
  })

  test('a product that the page makes is never off the screen, and is followed from then on', async () => {
    await live()
    const made = 'prd_new00000000000'
    let gone = false
    const outcome = store.run(createProduct, { product: made, name: 'New', key: 'NEW' })
    store.subscriptions.subscribe([made], () => {
      gone ||= !find(store.state, 'product', made)
    })
    expect(outcome.refusal).toBeUndefined()
    store.open(made)
    await until(() => expect(store.pendingCount.value).toBe(0))
    await until(() => expect(store.truth.follows(`${made}.backlog`)).toBe(true))
    server.does(ana, { name: 'edit-product', input: { product: made, name: 'Newer' } })
    await until(() => expect(find(store.state, 'product', made)?.name).toBe('Newer'))
    expect(gone).toBe(false)
  })

  test('heavy work is left out, and its result comes in one piece while the screen stays as it was', async () => {
    await live()
    server.tellAll({ type: 'thin', scope: backlog })
    kept = []
    // What of it the page is not told.
    server.execute(batchOf({ name: 'create-item', input: { item: item('d'), product, title: 'd' } }), ben)
    server.tellAll({ type: 'commits', commits: [{ seq: server.seq }] })
    server.does(ben, { name: 'edit-item', input: { item: item('d'), title: 'D' } })
    server.byBen('a', 'A')
    await until(() => expect(titles()).toBe('A b c'))
    server.tellAll({ type: 'stale', scope: backlog })
    await until(() => expect(titles()).toBe('A b c D'))
    expect(fetched.filter((scope) => scope !== `${other}.plan`)).toEqual([backlog])
    // A cache that believed it had all of this would have a hole for good.
    const before = kept.filter(({ scope, from }) => scope === backlog && from < server.seq)
    expect(before).toEqual([])
  })

  test('a line that breaks in the middle of heavy work costs a fetch and no record', async () => {
    await live()
    server.tellAll({ type: 'thin', scope: backlog })
    server.execute(batchOf({ name: 'create-item', input: { item: item('d'), product, title: 'd' } }), ben)
    server.tellAll({ type: 'commits', commits: [{ seq: server.seq }] })
    await until(() => expect(store.seq).toBe(server.seq))
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    await until(() => expect(titles()).toBe('a b c d'))
    expect(
      server
        .hellos()
        .at(-1)
        ?.scopes.map(({ scope }) => scope),
    ).not.toContain(backlog)
  })
})

describe('when the page has lost its place', () => {
  test('too far behind in one scope: it fetches that one and joins it', async () => {
    await live()
    server.stale.add(backlog)
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    server.byBen('b', 'B')
    await until(() => expect(titles()).toBe('a B c'))
    await until(() => expect(store.truth.follows(backlog)).toBe(true))
    expect(fetched.filter((scope) => scope !== `${other}.plan`)).toEqual([backlog])
  })

  test('an answer about a copy that was let go of is not taken for the one that came since', async () => {
    await live()
    const older = { seq: server.seq, records: server.records(backlog) }
    server.does(ben, { name: 'create-item', input: { item: item('d'), product, title: 'd' } })
    await until(() => expect(titles()).toBe('a b c d'))
    server.deaf = true
    server.dropLines()
    await until(() => expect(server.hellos()).toHaveLength(2))
    session.leave(backlog)
    store.leave([backlog], false)
    store.load(new Map([[backlog, older]]))
    session.join(backlog)
    const change = { kind: 'item', id: item('d'), set: { title: 'D' } } as const
    const late = { seq: server.seq + 1, id: 'late', scopes: { [backlog]: [change] } }
    const asked = server
      .hellos()
      .at(-1)
      ?.scopes.find(({ scope }) => scope === backlog)
    session.message({ type: 'missed', scope: backlog, commits: [late], turn: asked!.turn! })
    expect(store.truth.sinceOf(backlog)).toBe(older.seq)
    expect(console.warn).not.toHaveBeenCalled()
  })

  test('a gap in the commits: nothing wrong is shown, it starts over, and what waits is kept', async () => {
    await live()
    server.mute = true
    entitle('c', 'mine')
    await until(() => expect(server.runs()).toHaveLength(1))
    server.mute = false
    server.byBen('b', 'B')
    await until(() => expect(fetched).toContain(backlog))
    await live()
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(titles()).toBe('a B mine')
    expect(server.titles()).toBe('a B mine')
  })

  test('a backup was put back: all is fetched afresh under the new epoch, and what waits is sent again', async () => {
    await live()
    // What the page holds is of a log that is longer than the one that was put back.
    server.byBen('a', 'lost')
    await until(() => expect(titles()).toBe('lost b c'))
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    const id = entitle('c', 'mine')
    server.execute(batchOf({ name: 'edit-item', input: { item: item('a'), title: 'a' } }), ben)
    server.log.splice(-2)
    server.replica.seq -= 2
    server.epoch = 'epoch-two'
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.hellos().at(-1)).toMatchObject({ epoch: 'epoch-two' })
    expect(server.runs()).toEqual([id])
    expect(titles()).toBe('a b mine')
    expect(store.seq).toBe(server.seq)
  })

  test('a second backup is put back while the first is fetched: the page hears of it, and comes back', async () => {
    await live()
    let life = server.epoch
    refetch = async (scopes) => {
      if (life !== epoch) throw new AnotherLife()
      await following.refetch(scopes)
    }
    server.epoch = 'epoch-two'
    life = 'epoch-three'
    server.dropLines()
    const id = entitle('c', 'mine')
    // Until the line says it too, all that is fetched is of a life that the page does not know.
    await until(() => expect(epoch).toBe('epoch-two'))
    server.epoch = 'epoch-three'
    await live()
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.runs()).toEqual([id])
    expect(server.hellos().map((hello) => hello.epoch)).not.toContain('epoch-two')
  })
})

describe('presence', () => {
  const where = { scope: plan, screen: 'roadmap', cell: null }

  test('the page says where the person is, and hears where others are, never itself', async () => {
    await live()
    session.here(where)
    await until(() => expect(server.heard).toContainEqual({ type: 'here', where }))
    const bens = { ...where, visit: 'visit-ben', member: ben }
    server.present([bens, { ...where, visit: 'visit-mine', member: ana }])
    await until(() => expect(store.others.in(plan).value).toEqual([bens]))
    server.dropLines()
    await until(() => expect(store.others.in(plan).value).toEqual([]))
  })
})

describe('when it is over', () => {
  test('signed out: the page stops, and says so', async () => {
    await live()
    server.tellAll({ type: 'closed', reason: 'signed out' })
    await until(() => expect(store.status.value).toBe('signed-out'))
    expect(happened).toEqual(['closed'])
    await until(() => expect(server.lines).toBe(0))
  })

  test('removed: the page is told, so that nothing stays on the screen', async () => {
    await live()
    server.tellAll({ type: 'closed', reason: 'removed', removed: true })
    await until(() => expect(happened).toEqual(['removed']))
  })

  test('outdated: the page stops and keeps what waits', async () => {
    await live()
    server.mute = true
    server.outdated = true
    entitle('a', 'A')
    server.dropLines()
    await until(() => expect(store.status.value).toBe('outdated'))
    expect(happened).toEqual(['outdated'])
    expect(store.unsettled()).toHaveLength(1)
  })

  test('another member: nothing is sent in their name', async () => {
    await live()
    server.member = ben
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    entitle('a', 'A')
    await until(() => expect(happened).toContain('other member'))
    expect(server.runs()).toEqual([])
  })
})
