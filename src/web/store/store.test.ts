import { beforeEach, describe, expect, test } from 'vitest'
import { createItem } from '#domain/backlog/create-item.ts'
import { deleteItems } from '#domain/backlog/delete-items.ts'
import { editItem } from '#domain/backlog/edit-item.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import { commandFinder, commands } from '#domain/commands.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { editMember } from '#domain/people/edit-member.ts'
import { refuse } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import { Replica } from '#protocol/replica.ts'
import { newBatchId, newId } from './new-id.ts'
import { type Accepted, call, type LateRefusal, type RunOutcome } from './outcome.ts'
import { Store, type Unsettled } from './store.ts'
import { kindKey } from './subscriptions.ts'
import { listKey } from './touched.ts'

const commandNamed = commandFinder(commands)
const me = 'mbr_Ana00000000000'
const other = 'mbr_Ben00000000000'
const product = 'prd_00000000000000'
const item = (letter: string) => `itm_${letter.repeat(14)}` as const

let server: Replica
let log: Commit[]
let store: Store
let sent: Unsettled[]
let told: LateRefusal[]

beforeEach(() => {
  server = new Replica(commandNamed)
  log = []
  const from = (actor: string, name: string, input: object) => execute(batch(name, input), actor)
  from('system', 'add-member', { member: me, name: 'Ana', role: 'owner' })
  from('system', 'add-member', { member: other, name: 'Ben', role: 'team' })
  from(me, 'create-product', { product, name: 'Acme', key: 'ACM' })
  for (const letter of ['a', 'b', 'c'])
    from(me, 'create-item', { item: item(letter), product, title: letter })
  store = new Store(commandNamed)
  sent = []
  told = []
  store.carrier = { made: (unsettled) => sent.push(unsettled), done() {} }
  store.refusals.watch((news) => told.push(news))
  store.setMember(me)
  store.load(0, new Map())
  store.receive(log, false)
})

function batch(name: string, input: object): Batch {
  const commands = [{ name, input: commandNamed(name)!.input.parse(input) }]
  return { id: newBatchId(), commands, note: null }
}

function decide({ id, commands: calls, note }: Batch, actor: string): Commit | null {
  const commit = (wanted: string) => log.find((one) => one.id === wanted)
  const at = '2026-01-05T09:00:00.000Z'
  const result = server.run(calls, { actor, at, commit })
  if ('refusal' in result) return null
  server.seq += 1
  const made: Commit = { seq: server.seq, id, actor, at, via: 'web', commands: calls, ...result, note }
  log.push(made)
  return made
}

function execute(one: Batch, actor = other): Commit {
  const commit = decide(one, actor)
  if (!commit) throw new Error('the test meant this to be accepted')
  return commit
}

/** The server takes in all that was sent, and the store hears of it. */
function deliver(): void {
  for (const { batch } of sent.splice(0)) store.receive([execute(batch, me)], true)
}

function titles(): string {
  return [...ordered(store.state, 'item', product)].map(({ title }) => title).join(' ')
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
    expect(store.may(editMember)).toBe(true)
    execute(batch('edit-member', { member: other, role: 'owner' }), me)
    execute(batch('edit-member', { member: me, role: 'stakeholder' }), me)
    store.receive(log, true)
    expect(store.may(editMember)).toBe(false)
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
    expect(store.history.value).toEqual({ undo: 'Move item', redo: null })
    store.undo()
    expect(store.history.value).toEqual({ undo: null, redo: 'Move item' })
    expect(sent.at(-1)?.label).toBe('Undo: Move item')
  })

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
    expect(find(server.state, 'item', item('a'))?.title).toBe('a')
  })

  test('leave what somebody else set since', () => {
    store.runAll([
      call(editItem, { item: item('a'), title: 'A' }),
      call(editItem, { item: item('b'), title: 'B' }),
    ])
    deliver()
    store.receive([execute(batch('edit-item', { item: item('a'), title: 'theirs' }))], true)
    store.undo()
    expect(titles()).toBe('theirs b c')
  })

  test('say why when they cannot, and do not stand in the way of earlier steps', () => {
    store.run(editItem, { item: item('a'), title: 'A' })
    store.run(createItem, { item: item('d'), product, title: 'd' })
    deliver()
    store.receive([execute(batch('edit-item', { item: item('d'), title: 'theirs' }))], true)
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
    expect(store.history.value).toEqual({ undo: 'Edit item', redo: 'Delete items' })
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
    store.receive([imported], true)
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
    store.receive(news, true)
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
    store.load(store.seq, new Map())
    expect([record(), member()]).toEqual([1, 1])
  })

  test('only what others did flashes', () => {
    const flashed: string[] = []
    for (const letter of ['a', 'b']) {
      store.flashes.subscribe([item(letter)], () => flashed.push(letter))
    }
    store.run(editItem, { item: item('a'), title: 'mine' })
    const theirs = execute(batch('edit-item', { item: item('b'), title: 'theirs' }))
    store.receive([theirs, execute(sent[0]!.batch, me)], true)
    expect(flashed).toEqual(['b'])
  })
})

describe('over a snapshot or a reload', () => {
  test('what waits stands on the new truth', () => {
    store.run(editItem, { item: item('a'), title: 'mine' })
    execute(batch('edit-item', { item: item('b'), title: 'theirs' }))
    store.load(
      server.seq,
      new Map(Object.entries(server.state.records).map(([k, m]) => [k, [...m.values()]])) as never,
    )
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

test('ids are of their kind and never the same', () => {
  const ids = new Set(Array.from({ length: 100 }, () => newId('item')))
  expect(ids.size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^itm_[0-9A-Za-z]{14}$/)
})
