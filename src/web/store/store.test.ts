import { beforeEach, describe, expect, test } from 'vitest'
import { createItem } from '#domain/backlog/create-item.ts'
import { deleteItems } from '#domain/backlog/delete-items.ts'
import { editItem } from '#domain/backlog/edit-item.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { editProduct } from '#domain/product/edit-product.ts'
import { refuse } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
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
  SmallLog,
} from '#tests/support/small-log.ts'
import type { Unsettled } from './line/carrier.ts'
import { newBatchId, newId } from './new-id.ts'
import { type Accepted, call, type LateRefusal, type RunOutcome } from './outcome.ts'
import { Store } from './store.ts'
import { kindKey } from './subscriptions.ts'
import { listKey } from './touched.ts'

const me = ana
const held: Scope[] = ['workspace', plan, backlog]

let server: SmallLog
let store: Store
let sent: Unsettled[]
let told: LateRefusal[]
let wanted: Scope[]

beforeEach(() => {
  server = new SmallLog()
  store = new Store(model)
  sent = []
  told = []
  wanted = []
  store.carrier = {
    made: (unsettled) => sent.push(unsettled),
    happened() {},
    refused() {},
    want: (scope) => wanted.push(scope),
  }
  store.refusals.watch((news) => told.push(news))
  store.setMember(me)
  store.setScopes(server.scopesOf(me))
  store.open(product)
  bring(...held)
})

/** The store fetches scopes and follows them. */
function bring(...scopes: Scope[]): void {
  store.load(new Map(scopes.map((scope) => [scope, { seq: server.seq, records: server.records(scope) }])))
  for (const scope of scopes) store.join(scope, server.seq)
}

function batch(name: string, input: object): Batch {
  return batchOf({ name, input })
}

function execute(one: Batch, actor = ben): Commit {
  return server.execute(one, actor)
}

/** The store hears of commits. */
function hear(...commits: Commit[]): void {
  store.receive(
    server.wire(
      commits,
      [...store.truth.heldAt.keys()].filter((scope) => store.truth.follows(scope)),
    ),
    true,
  )
}

/** The server takes in all that was sent, and the store hears of it. */
function deliver(): void {
  for (const { batch } of sent.splice(0)) {
    const made = execute(batch, me)
    hear(made)
    store.settle(made.id, made.seq)
  }
}

function titles(of: string = product): string {
  return [...ordered(store.state, 'item', of)].map(({ title }) => title).join(' ')
}

function accepted(outcome: RunOutcome | null): Accepted {
  if (!outcome || outcome.refusal) throw new Error(`refused: ${outcome?.sentence}`)
  return outcome
}

describe('running a command', () => {
  test('shows it at once and hands it on', () => {
    const { id } = accepted(store.run(editItem, { item: item('a'), title: 'A' }))
    expect(titles()).toBe('A b c')
    expect(sent.map((unsettled) => unsettled.id)).toEqual([id])
    expect(store.pendingCount.value).toBe(1)
    deliver()
    expect(store.pendingCount.value).toBe(0)
  })

  test('draws the ids that are missing and fills in defaults', () => {
    const { calls } = accepted(store.run(createItem, { product, title: ' new ' }))
    expect(calls[0]?.input).toMatchObject({
      item: expect.stringMatching(/^itm_/),
      title: 'new',
      kind: 'story',
    })
    expect(titles()).toBe('a b c new')
  })

  test('returns a refusal of the rules with its sentence, and sends nothing', () => {
    const outcome = store.run(rankItem, { item: item('a'), after: item('a') })
    expect(outcome).toMatchObject({
      refusal: { code: 'own-neighbour' },
      sentence: expect.stringMatching(/itself/),
    })
    expect(sent).toEqual([])
  })

  test('refuses an input that the schema does not accept, in words', () => {
    const outcome = store.run(editItem, { item: item('a'), estimate: -1 })
    expect(outcome).toMatchObject({ refusal: { code: 'malformed', about: { field: 'estimate' } } })
    expect(outcome).toMatchObject({ sentence: 'estimate: Estimate must be 0 or more.' })
  })

  test('sends nothing when everything stands so already', async () => {
    const { changes, settled } = accepted(store.run(editItem, { item: item('a'), title: 'a' }))
    expect(changes).toEqual([])
    expect(sent).toEqual([])
    expect(store.pendingCount.value).toBe(0)
    expect(store.history.value.undo).toBeNull()
    expect(await settled).toEqual({ seq: store.seq })
  })

  test("answers with the server's word: the seq of the commit", async () => {
    const { settled } = accepted(store.run(editItem, { item: item('a'), title: 'A' }))
    deliver()
    expect(await settled).toEqual({ seq: server.seq })
  })

  test('says beforehand whether the person may', () => {
    expect([store.may(createProduct), store.may(editProduct), store.may(editItem)]).toEqual([
      true,
      true,
      true,
    ])
    hear(execute(batch('edit-member', { member: ben, administrator: true }), me))
    hear(execute(batch('edit-member', { member: me, administrator: false }), ben))
    expect([store.may(createProduct), store.may(editProduct), store.may(editItem)]).toEqual([
      false,
      true,
      true,
    ])
    const handing = {
      product,
      member: ben,
      role: 'owner',
      membership: 'mbs_new00000000000',
      former: 'mbs_old00000000000',
    }
    hear(execute(batch('set-role', handing), ben))
    hear(execute(batch('set-role', { ...handing, member: me, role: 'viewer' }), ben))
    expect(store.may(editItem)).toBe(false)
    expect(store.run(editItem, { item: item('a'), title: 'A' })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
  })
})

describe('a late refusal', () => {
  test('takes the effect off the screen and tells, with what was typed', async () => {
    const { id, settled } = accepted(
      store.run(editItem, { item: item('a'), title: 'typed' }, { label: 'Rename' }),
    )
    store.refuse(id, refuse('not-found', { kind: 'item', id: item('a') }), 0)
    expect(titles()).toBe('a b c')
    expect(store.pendingCount.value).toBe(0)
    expect(store.history.value.undo).toBeNull()
    expect(told).toMatchObject([{ id, label: 'Rename', sentence: expect.stringMatching(/not here/) }])
    expect(told[0]?.calls[0]?.input).toMatchObject({ title: 'typed' })
    expect(await settled).toMatchObject({ refusal: { code: 'not-found' } })
  })

  test('can be tried again as a new batch', () => {
    const { id } = accepted(store.run(editItem, { item: item('a'), title: 'typed' }))
    store.refuse(id, refuse('not-found', { kind: 'item' }), 0)
    expect(accepted(told[0]!.tryAgain()).id).not.toBe(id)
    expect(titles()).toBe('typed b c')
  })

  test('of a batch that is already undone says it once', () => {
    const { id } = accepted(store.run(editItem, { item: item('a'), title: 'typed' }))
    const undo = accepted(store.undo())
    store.refuse(id, refuse('not-found', { kind: 'item' }), 0)
    store.refuse(undo.id, refuse('no-such-commit'), 0)
    expect(told.map((news) => news.id)).toEqual([id])
    expect(store.history.value).toEqual({ undo: null, redo: null })
  })

  test('a batch that the server keeps failing at is given up aloud', async () => {
    const { id, settled } = accepted(store.run(editItem, { item: item('a'), title: 'typed' }))
    store.giveUp(id, 'f-123')
    expect(titles()).toBe('a b c')
    expect(told).toMatchObject([{ refusal: null, sentence: expect.stringContaining('f-123') }])
    expect(await settled).toMatchObject({ fault: 'f-123' })
  })

  test('the word that a commit is on its way keeps the effect until the commit is there', () => {
    const { id } = accepted(store.run(editItem, { item: item('a'), title: 'A' }))
    store.settle(id, store.seq + 1)
    expect(titles()).toBe('A b c')
    expect(store.pendingCount.value).toBe(1)
    deliver()
    expect(store.pendingCount.value).toBe(0)
  })
})

describe('undo and redo', () => {
  test('walk back and forth over what this page did', () => {
    store.run(rankItem, { item: item('c'), after: null })
    deliver()
    store.run(editItem, { item: item('a'), title: 'A' })
    deliver()
    const seen = [titles()]
    for (const step of ['undo', 'undo', 'redo', 'redo', 'undo'] as const) {
      accepted(store[step]())
      deliver()
      seen.push(titles())
    }
    expect(seen).toEqual(['c A b', 'c a b', 'a b c', 'c a b', 'c A b', 'c a b'])
  })

  test('are labelled with what was done', () => {
    store.run(rankItem, { item: item('c'), after: null })
    expect(store.history.value).toEqual({ undo: 'Move item “c”', redo: null })
    store.undo()
    expect(store.history.value).toEqual({ undo: null, redo: 'Move item “c”' })
    expect(sent.at(-1)?.label).toBe('Undo: Move item “c”')
  })

  test('of a long step are steps themselves, which the server works on', () => {
    const input = { step: 'stp_00000000000001', product, by: me, label: 'backlog.csv', total: 9 }
    hear(execute(batch('begin-step', input), 'system'))
    store.remember({ id: input.step, label: 'Import' })
    expect(store.undo()?.refusal?.code).toBe('step-under-way')
    expect(store.history.value.undo).toBe('Import')
    const ended = { step: input.step, state: 'done' }
    hear(execute(batch('advance-step', ended), 'system'))
    accepted(store.undo())
    const undo = [...store.state.records.step.values()].find(({ of }) => of === input.step)
    expect(undo).toMatchObject({ kind: 'undo', state: 'running' })
    expect(store.history.value).toEqual({ undo: null, redo: 'Import' })
    deliver()
    hear(execute(batch('advance-step', { step: undo!.id, state: 'done' }), 'system'))
    expect(accepted(store.redo()).calls[0]).toMatchObject({ name: 'undo-step', input: { step: undo!.id } })
  })

  test.each([
    ['says why', refuse('changed-since', { what: 'b' }), 'undoing would lose'],
    ['says that somebody gave it up', null, 'given up'],
  ])(
    'of a long step that come to nothing are told: it %s, and redo does not offer them',
    (_, refusal, said) => {
      const input = { step: 'stp_00000000000001', product, by: me, label: 'backlog.csv', total: 9 }
      hear(execute(batch('begin-step', input), 'system'))
      hear(execute(batch('advance-step', { step: input.step, state: 'done' }), 'system'))
      store.remember({ id: input.step, label: 'Import' })
      accepted(store.undo())
      deliver()
      const undo = [...store.state.records.step.values()].find(({ of }) => of === input.step)!
      hear(execute(batch('advance-step', { step: undo.id, state: 'cancelling', refusal }), 'system'))
      expect(told).toEqual([])
      hear(execute(batch('advance-step', { step: undo.id, state: 'cancelled' }), 'system'))
      expect(told).toMatchObject([{ label: 'Undo: backlog.csv', refusal }])
      expect(told[0]!.sentence).toContain(said)
      expect(store.history.value).toEqual({ undo: null, redo: null })
      expect(accepted(told[0]!.tryAgain()).calls[0]).toMatchObject({ input: { step: input.step } })
    },
  )

  test('work before the server has answered anything', () => {
    store.run(editItem, { item: item('a'), title: 'A' })
    store.undo()
    expect(titles()).toBe('a b c')
    store.redo()
    expect(titles()).toBe('A b c')
    store.undo()
    expect(store.pendingCount.value).toBe(4)
    deliver()
    expect(titles()).toBe('a b c')
    expect(find(server.replica.state, 'item', item('a'))?.title).toBe('a')
  })

  test('leave what somebody else set since', () => {
    store.runAll([
      call(editItem, { item: item('a'), title: 'A' }),
      call(editItem, { item: item('b'), title: 'B' }),
    ])
    deliver()
    hear(execute(batch('edit-item', { item: item('a'), title: 'theirs' })))
    store.undo()
    expect(titles()).toBe('theirs b c')
  })

  test('say why when they cannot, and do not stand in the way of earlier steps', () => {
    store.run(editItem, { item: item('a'), title: 'A' })
    store.run(createItem, { item: item('d'), product, title: 'd' })
    deliver()
    hear(execute(batch('edit-item', { item: item('d'), title: 'theirs' })))
    expect(store.undo()).toMatchObject({ refusal: { code: 'changed-since' }, sentence: expect.any(String) })
    accepted(store.undo())
    expect(titles()).toBe('a b c theirs')
    expect(store.undo()).toBeNull()
  })

  test('something new leaves nothing to redo', () => {
    store.run(editItem, { item: item('a'), title: 'A' })
    store.undo()
    store.run(editItem, { item: item('b'), title: 'B' })
    expect(store.redo()).toBeNull()
    expect(titles()).toBe('a B c')
  })

  test('one step in the middle can be taken back by itself, and redone', () => {
    const { id } = accepted(store.run(deleteItems, { items: [item('a'), item('b')] }))
    store.run(editItem, { item: item('c'), title: 'C' })
    accepted(store.undoBatch(id))
    expect(titles()).toBe('a b C')
    expect(store.history.value).toEqual({ undo: 'Edit item “c”', redo: 'Delete items' })
    accepted(store.redo())
    expect(titles()).toBe('C')
  })

  test('hold at least fifty steps', () => {
    for (let n = 1; n <= 60; n++) store.run(editItem, { item: item('a'), title: `${n}` })
    for (let n = 1; n <= 60; n++) accepted(store.undo())
    expect(titles()).toBe('a b c')
  })

  test('cover what the person did through another door', () => {
    const imported = execute(batch('create-item', { item: item('d'), product, title: 'd' }), me)
    hear(imported)
    store.remember({ id: imported.id, label: 'Import' })
    expect(store.history.value.undo).toBe('Import')
    accepted(store.undo())
    expect(titles()).toBe('a b c')
  })
})

describe('who hears of what', () => {
  function count(...keys: string[]): () => number {
    let times = 0
    store.subscriptions.subscribe(keys, () => {
      times += 1
    })
    return () => times
  }

  test('a new title wakes its record and its kind, not its list and not its neighbours', () => {
    const [record, neighbour, list, kind, members] = [
      count(item('a')),
      count(item('b')),
      count(listKey('item', product)),
      count(kindKey('item')),
      count(kindKey('member')),
    ]
    store.run(editItem, { item: item('a'), title: 'A' })
    expect([record(), neighbour(), list(), kind(), members()]).toEqual([1, 0, 0, 1, 0])
  })

  test('a move wakes the list', () => {
    const list = count(listKey('item', product))
    store.run(rankItem, { item: item('c'), after: null })
    expect(list()).toBe(1)
  })

  test("the server's word that all is as shown wakes nobody", () => {
    store.run(editItem, { item: item('a'), title: 'A' })
    const all = count(item('a'), kindKey('item'), listKey('item', product))
    deliver()
    expect(all()).toBe(0)
  })

  test('many commits taken in together wake a listener once', () => {
    const kind = count(kindKey('item'))
    const news = ['1', '2', '3'].map((title) => execute(batch('edit-item', { item: item('a'), title })))
    hear(...news)
    expect(kind()).toBe(1)
  })

  test("a refusal wakes those who saw the batch's effect, and what stood on it", () => {
    const { id } = accepted(store.run(createItem, { item: item('d'), product, title: 'd' }))
    store.run(editItem, { item: item('d'), title: 'D' })
    const [record, list, neighbour] = [count(item('d')), count(listKey('item', product)), count(item('a'))]
    store.refuse(id, refuse('not-found', { kind: 'product' }), 0)
    expect([record(), list(), neighbour()]).toEqual([1, 1, 0])
  })

  test('a fresh snapshot wakes everybody', () => {
    const [record, member] = [count(item('a')), count(me)]
    store.truth.unfollow()
    store.load(new Map([[backlog, { seq: server.seq, records: server.records(backlog) }]]))
    expect([record(), member()]).toEqual([1, 1])
  })

  test('what others did flashes, and what the person typed in place does not', () => {
    const flashed: string[] = []
    for (const letter of ['a', 'b']) {
      store.flashes.subscribe([item(letter)], () => flashed.push(letter))
    }
    store.run(editItem, { item: item('a'), title: 'mine' })
    const theirs = execute(batch('edit-item', { item: item('b'), title: 'theirs' }))
    hear(theirs, execute(sent[0]!.batch, me))
    expect(flashed).toEqual(['b'])
  })

  test("one's own move flashes where it lands, and so does what an undo brings back", () => {
    store.run(rankItem, { item: item('c'), after: null })
    expect([item('a'), item('c')].map((id) => store.flashes.of(id))).toEqual([0, 1])
    store.undo()
    expect([item('a'), item('c')].map((id) => store.flashes.of(id))).toEqual([0, 2])
    store.run(editItem, { item: item('a'), title: 'mine' })
    expect(store.flashes.of(item('a'))).toBe(0)
    store.undo()
    expect(store.flashes.of(item('a'))).toBe(1)
  })
})

describe('over a snapshot or a reload', () => {
  test('what waits stands on the new truth', () => {
    store.run(editItem, { item: item('a'), title: 'mine' })
    execute(batch('edit-item', { item: item('b'), title: 'theirs' }))
    store.truth.unfollow()
    bring(...held)
    expect(titles()).toBe('mine theirs c')
    deliver()
    expect(store.pendingCount.value).toBe(0)
  })

  test('batches of an earlier visit are shown and wait, each once', () => {
    const kept = { id: newBatchId(), at: '2026-01-05T09:00:00.000Z', label: 'Edit item' }
    const unsettled = {
      ...kept,
      batch: { ...batch('edit-item', { item: item('a'), title: 'kept' }), id: kept.id },
    }
    store.resume([unsettled])
    store.resume([unsettled])
    expect(titles()).toBe('kept b c')
    expect(store.unsettled()).toEqual([unsettled])
  })

  test('a batch that this build no longer understands is told, never dropped in silence', () => {
    const commands = [{ name: 'paint-item', input: { colour: 'red' } }]
    store.resume([
      { id: 'bat_old', at: '', label: 'Paint item', batch: { id: 'bat_old', commands, note: null } },
    ])
    expect(store.pendingCount.value).toBe(0)
    expect(told).toMatchObject([
      { label: 'Paint item', refusal: { code: 'unknown-command' }, calls: commands },
    ])
  })
})

describe('over what the page does not hold', () => {
  const x = () => batch('create-item', { item: item('x'), product: other, title: 'x' })

  test('a command is sent, and waits for the word of the server', async () => {
    execute(x(), me)
    const outcome = accepted(store.run(editItem, { item: item('x'), title: 'X' }))
    expect(outcome).toMatchObject({ waiting: true, changes: [] })
    expect(store.pendingCount.value).toBe(1)
    const { id, seq } = execute(sent[0]!.batch, me)
    store.receive([{ seq: seq - 1 }, { seq }], true)
    store.settle(id, seq)
    expect(await outcome.settled).toEqual({ seq })
    expect(store.pendingCount.value).toBe(0)
  })

  test('a late refusal of it is told as any other', () => {
    const { id } = accepted(store.run(editItem, { item: item('x'), title: 'X' }))
    store.refuse(id, refuse('not-found', { kind: 'item', id: item('x') }), 0)
    expect(told).toMatchObject([{ id, refusal: { code: 'not-found' } }])
    expect(store.history.value.undo).toBeNull()
  })

  test('it can be undone like any other step, and the undo waits too', () => {
    execute(x(), me)
    store.run(editItem, { item: item('x'), title: 'X' })
    expect(store.history.value.undo).toBe('Edit item')
    expect(accepted(store.undo()).waiting).toBe(true)
    expect(store.history.value).toEqual({ undo: null, redo: 'Edit item' })
    for (const { batch } of sent.splice(0)) execute(batch, me)
    expect(server.titles(other)).toBe('x')
  })

  test('undo of a step that this page never saw is sent and not refused', () => {
    const { id } = execute(batch('edit-item', { item: item('a'), title: 'A' }), me)
    store.truth.unfollow()
    bring(...held)
    expect(accepted(store.undoBatch(id)).waiting).toBe(true)
    deliver()
    expect(titles()).toBe('a b c')
  })

  test('a page that holds all there is believes its own refusals', () => {
    bring(otherBacklog, `${other}.plan`)
    expect(store.run(editItem, { item: item('z'), title: 'Z' })).toMatchObject({
      refusal: { code: 'not-found' },
    })
    expect(sent).toEqual([])
  })
})

describe('scopes', () => {
  test('say what is here and what may be had', () => {
    expect([store.holds(backlog), store.holds(otherBacklog)]).toEqual([true, false])
    expect([store.opened(product), store.opened(other)]).toEqual([true, false])
    expect(store.hasPlans()).toBe(false)
    bring(otherBacklog, `${other}.plan`)
    expect([store.opened(other), store.hasPlans()]).toEqual([true, true])
  })

  test('a stakeholder has the product open without a backlog', () => {
    store.setScopes(['workspace', plan])
    expect([store.opened(product), store.holds(backlog)]).toEqual([true, false])
  })

  test('a product that was just made here is there for whoever made it, before the server has answered', () => {
    const made = 'prd_new00000000000'
    const { id } = accepted(store.run(createProduct, { product: made, name: 'New', key: 'NEW' }))
    expect([store.holds(`${made}.plan`), store.holds(`${made}.backlog`)]).toEqual([true, true])
    store.refuse(id, refuse('not-found', { kind: 'product' }), 0)
    expect([store.holds(`${made}.plan`), store.holds(`${made}.backlog`)]).toEqual([false, false])
  })

  test('one that may no longer be seen is forgotten at once, texts too, and every screen is woken', () => {
    let woken = 0
    store.subscriptions.subscribe([item('b')], () => {
      woken += 1
    })
    store.documents.put('doc_secret', 'a secret')
    store.leave([backlog])
    expect(titles()).toBe('')
    expect(find(store.state, 'product', product)?.name).toBe('Acme')
    expect(store.documents.peek('doc_secret')).toBeUndefined()
    expect(woken).toBe(1)
  })

  test('what a new product shows stays until its scopes are here', () => {
    const made = 'prd_new00000000000'
    const { id } = accepted(store.run(createProduct, { product: made, name: 'New', key: 'NEW' }))
    const commit = execute(sent[0]!.batch, me)
    hear(commit)
    store.settle(id, commit.seq)
    expect(find(store.state, 'product', made)?.name).toBe('New')
    expect(wanted.toSorted()).toEqual([`${made}.backlog`, `${made}.plan`])
    expect(store.pendingCount.value).toBe(1)
    bring(`${made}.plan`)
    bring(`${made}.backlog`)
    expect(find(store.state, 'product', made)?.name).toBe('New')
    expect(store.pendingCount.value).toBe(0)
  })

  test('a product that was made here, left and let go is not held until it is fetched again', () => {
    const made = 'prd_new00000000000'
    accepted(store.run(createProduct, { product: made, name: 'New', key: 'NEW' }))
    const commit = execute(sent[0]!.batch, me)
    hear(commit)
    bring(`${made}.plan`, `${made}.backlog`)
    store.setScopes([...held, `${made}.plan`, `${made}.backlog`])
    expect([store.holds(`${made}.backlog`), store.opened(made)]).toEqual([true, true])
    store.leave([`${made}.backlog`], false)
    expect([store.holds(`${made}.backlog`), store.opened(made)]).toEqual([false, false])
    expect(store.holds(`${made}.plan`)).toBe(true)
    bring(`${made}.backlog`)
    expect(store.opened(made)).toBe(true)
  })

  test('what is done in a scope that is not to be had after all leaves the screen', () => {
    const made = 'prd_new00000000000'
    const { id } = accepted(store.run(createProduct, { product: made, name: 'New', key: 'NEW' }))
    const commit = execute(sent[0]!.batch, me)
    hear(commit)
    store.settle(id, commit.seq)
    store.leave([`${made}.backlog`, `${made}.plan`])
    expect(find(store.state, 'product', made)).toBeUndefined()
    expect(store.pendingCount.value).toBe(0)
  })

  test('what heavy work of one’s own did stays on the screen until the fresh copy is joined', () => {
    const { id } = accepted(store.run(editItem, { item: item('a'), title: 'A' }))
    const { seq } = execute(sent[0]!.batch, me)
    store.receive([{ seq }], true)
    store.truth.stale(backlog)
    store.settle(id, seq)
    expect(titles()).toBe('A b c')
    bring(backlog)
    expect(titles()).toBe('A b c')
    expect(store.pendingCount.value).toBe(0)
  })

  test('there is something to show when it is known for whom and all that the screen needs is here', () => {
    const fresh = new Store(model)
    fresh.setNeeded(['workspace', plan])
    const come = (scope: Scope) =>
      fresh.load(new Map([[scope, { seq: server.seq, records: server.records(scope) }]]))
    come('workspace')
    fresh.setMember(me)
    expect(fresh.loaded.value).toBe(false)
    come(plan)
    expect(fresh.loaded.value).toBe(true)
  })
})

describe('long texts', () => {
  test('what a person writes is there at once, and an edit of it says what it began from', () => {
    store.run(editItem, { item: item('a'), description: 'first' })
    const written = find(store.state, 'item', item('a'))?.description
    expect(written && store.documents.peek(written)).toBe('first')
    deliver()
    store.run(editItem, { item: item('a'), description: 'second', base: { description: written ?? null } })
    deliver()
    const now = find(store.state, 'item', item('a'))?.description
    expect(now && server.texts.get(now)).toBe('second')
  })

  test('two edits of different lines both stand, whoever comes second', () => {
    store.run(editItem, { item: item('a'), description: 'one\n\ntwo\n' })
    deliver()
    const base = find(store.state, 'item', item('a'))?.description ?? null
    store.documents.put(base!, 'one\n\ntwo\n')
    store.run(editItem, { item: item('a'), description: 'one\n\nTWO\n', base: { description: base } })
    execute(batch('edit-item', { item: item('a'), description: 'ONE\n\ntwo\n', base: { description: base } }))
    hear(server.log.at(-1)!)
    const theirs = find(store.state, 'item', item('a'))?.description
    expect(theirs).not.toBe(base)
    deliver()
    const now = find(store.state, 'item', item('a'))?.description
    expect(server.texts.get(now!)).toBe('ONE\n\nTWO\n')
    // The server's text is not what this page had foreseen: it asks again.
    expect(store.documents.peek(now!)).toBeUndefined()
  })
})

test('ids are of their kind and never the same', () => {
  const ids = new Set(Array.from({ length: 100 }, () => newId('item')))
  expect(ids.size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^itm_[0-9A-Za-z]{14}$/)
})
