import { expect, test } from 'vitest'
import { createItem } from '#domain/backlog/create-item.ts'
import { deleteItems } from '#domain/backlog/delete-items.ts'
import { editItem } from '#domain/backlog/edit-item.ts'
import { model } from '#domain/model.ts'
import { refuse } from '#domain/refusals.ts'
import { ana, backlog, batchOf, ben, item, plan, product, SmallLog } from '#tests/support/small-log.ts'
import { asFieldDraft, drafts } from './drafts.ts'
import type { SentBatch } from './kept/kept.ts'
import { lostOf } from './kept/lost-work.ts'
import { type Accepted, call, type RunOutcome } from './outcome.ts'
import { Store } from './store.ts'
import { everything } from './subscriptions.ts'

function opened(server = new SmallLog()): Store {
  const store = new Store(model)
  store.setMember(ana)
  store.setScopes(server.scopesOf(ana))
  store.open(product)
  const scopes = ['workspace', plan, backlog]
  store.load(new Map(scopes.map((scope) => [scope, { seq: server.seq, records: server.records(scope) }])))
  for (const scope of scopes) store.join(scope, server.seq)
  store.tray.forget()
  return store
}

const gone = refuse('not-found', { kind: 'item', id: 'itm_gone' })

test('refused work goes into the tray with all that was typed, beside what it is about', () => {
  const store = opened()
  const outcome = store.run(createItem, { product, title: 'Typed offline' })
  if (outcome.refusal) throw new Error(outcome.sentence)
  store.refuse(outcome.id, gone, 0)
  expect(store.tray.entries()).toMatchObject([
    { id: outcome.id, label: 'Add item', because: 'refused', refusal: gone, calls: outcome.calls },
  ])
  store.tray.forget(['workspace', plan, backlog])
  expect(store.tray.entries()).toHaveLength(1)
  store.tray.forget(['workspace', plan])
  expect(store.tray.entries()).toEqual([])
})

test('what is in the tray is there once, and goes when it is thrown away', () => {
  const store = opened()
  const outcome = store.run(createItem, { product, title: 'Typed offline' })
  if (outcome.refusal) throw new Error(outcome.sentence)
  store.refuse(outcome.id, gone, 0)
  const [entry] = store.tray.entries()
  store.tray.add(entry!, [backlog])
  expect(store.tray.entries()).toHaveLength(1)
  store.tray.drop(entry!.id)
  expect(store.tray.entries()).toEqual([])
})

test('what is being changed in the tray is kept with its entry until it is sent or thrown away', () => {
  const store = opened()
  const outcome = store.run(createItem, { product, title: 'Typed offline' })
  if (outcome.refusal) throw new Error(outcome.sentence)
  store.refuse(outcome.id, gone, 0)
  store.tray.change(outcome.id, ['Typed anew'])
  expect(store.tray.changing(outcome.id)).toEqual(['Typed anew'])
  expect(store.tray.entries()).toMatchObject([{ calls: outcome.calls, changing: ['Typed anew'] }])
  store.tray.change(outcome.id, null)
  expect(store.tray.changing(outcome.id)).toBeNull()
})

test('an edit says what it is of, and of what somebody has deleted how to make it again as it was typed', () => {
  const server = new SmallLog()
  const store = opened(server)
  const outcome = store.run(editItem, { item: item('b'), title: 'Typed offline', was: { title: 'b' } })
  if (outcome.refusal) throw new Error(outcome.sentence)
  const deletion = server.execute(batchOf(call(deleteItems, { items: [item('b')] })), ben)
  store.receive(server.wire([deletion], ['workspace', plan, backlog]), true)
  store.refuse(outcome.id, refuse('not-found', { kind: 'item', id: item('b') }), 0)
  const [entry] = store.tray.entries()
  expect(entry).toMatchObject({
    label: 'Edit item “b”',
    again: [{ name: 'create-item', input: { title: 'Typed offline', product, after: item('a') } }],
  })
  const again = store.runAll(entry?.again ?? [])
  expect(again.refusal).toBeUndefined()
  expect(
    store.state.records.item.get(((again as Accepted).calls[0]!.input as { item: never }).item)?.title,
  ).toBe('Typed offline')
})

test('what is saved as its item goes from under the hand is refused at once, and stays where it was typed', () => {
  const server = new SmallLog()
  const store = opened(server)
  store.setScopes([...store.scopes.value, 'prd_elsewhere.plan'])
  const saved: RunOutcome[] = []
  store.subscriptions.subscribe([everything], () =>
    saved.push(store.run(editItem, { item: item('b'), title: 'Typed', was: { title: 'b' } })),
  )
  const deletion = server.execute(batchOf(call(deleteItems, { items: [item('b')] })), ben)
  store.receive(server.wire([deletion], ['workspace', plan, backlog]), true)
  expect(saved[0]?.refusal?.code).toBe('not-found')
})

test('with a right goes the text that a refused edit began from, and what was added to it stays', () => {
  const server = new SmallLog()
  const write = (text: string, base: string | null) =>
    server.execute(
      batchOf(call(editItem, { item: item('a'), description: text, base: { description: base } })),
      ana,
    )
  write('Sold to nobody.', null)
  const base = server.replica.state.records.item.get(item('a') as never)!.description
  for (const isAtHand of [true, false]) {
    drafts.forget(ana)
    const store = opened(server)
    if (isAtHand) store.documents.put(base!, 'Sold to nobody.')
    const edit = { item: item('a'), description: 'Sold to nobody. And mine', base: { description: base } }
    const outcome = store.run(editItem, edit)
    if (outcome.refusal) throw new Error(outcome.sentence)
    store.refuse(outcome.id, gone, 0)
    store.documents.forget()
    store.tray.keepOwnWords((scope) => scope === backlog)
    expect(store.tray.entries()).toEqual([])
    const kept = drafts.of(ana).map(({ value }) => asFieldDraft(value)?.texts)
    expect(kept).toEqual(isAtHand ? [{ Description: 'And mine' }] : [])
  }
})

test('whether work would be refused is told without doing it', () => {
  const store = opened()
  const before = store.pendingCount.value
  expect(store.foresee([call(editItem, { item: item('a'), title: 'A' })])).toBeNull()
  expect(store.state.records.item.get(item('a') as never)?.title).toBe('a')
  expect(store.foresee([call(editItem, { item: item('a'), title: '' })])?.code).toBe('malformed')
  expect(store.pendingCount.value).toBe(before)
})

test('it is told what becomes of a record by what this page did', () => {
  const store = opened()
  expect(store.ownChange(item('a'))).toBe('none')
  store.run(editItem, { item: item('a'), title: 'A' })
  expect(store.ownChange(item('a'))).toBe('changed')
  store.run(deleteItems, { items: [item('a')] })
  expect(store.ownChange(item('a'))).toBe('removed')
})

const sent = (id: string, seq: number, commands: SentBatch['batch']['commands'] = []): SentBatch => ({
  ...{ id, seq, label: id, at: '', tab: '', made: seq, schema: 1, epoch: 'before' },
  batch: { id, commands, note: null },
})

test('what a restored server lacks is what it does not list and would have to', () => {
  const all = [sent('one', 1), sent('three', 3), sent('two', 2)]
  const ids = (commits: { id: string; seq: number }[], most: number) =>
    lostOf(all, commits, most).map(({ id }) => id)
  expect(ids([{ id: 'one', seq: 1 }], 10)).toEqual(['two', 'three'])
  expect(ids([], 10)).toEqual(['one', 'two', 'three'])
  // As many as were asked for: what is older is not among them, and there all the same.
  expect(ids([{ id: 'two', seq: 2 }], 1)).toEqual(['three'])
})

test('what was done and taken back again is not missed', () => {
  const undo = { name: 'revert-commit', input: { commit: 'two' } }
  expect(
    lostOf([sent('one', 1), sent('two', 2), sent('three', 3, [undo])], [], 10).map(({ id }) => id),
  ).toEqual(['one'])
})
