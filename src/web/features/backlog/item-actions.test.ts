import { beforeEach, describe, expect, test } from 'vitest'
import { must } from '#base/must.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import { allRecords, find, ordered } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import type { Role } from '#domain/people/membership.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { type Action, conflicts } from '#web/actions/action.ts'
import { call } from '#web/store/outcome.ts'
import { Store } from '#web/store/store.ts'
import { Desk } from './desk.ts'
import { filterActions } from './filter-actions.ts'
import { Grouped, loose } from './grouped.ts'
import { itemActions } from './item-actions.ts'
import { shownItems } from './shown.ts'

const productId = 'prd_backlog00001' as const

/** A backlog of A to F, and somebody of that role in front of it. */
function deskFor(role: 'owner' | Role): Desk {
  const store = new Store(model)
  const at = '2027-01-01T00:00:00Z'
  const mei = {
    id: 'mbr_somebody0001' as const,
    name: 'Mei',
    administrator: false,
    status: 'active' as const,
    createdAt: at,
  }
  store.setMember(mei.id)
  store.load(
    new Map([['workspace', { seq: 0, records: new Map([['member', [{ ...mei, administrator: true }]]]) }]]),
  )
  const made = store.runAll([
    call(createProduct, { product: productId, name: 'Backlog', key: 'BL' }),
    ...[...'ABCDEF'].map((title, at) =>
      call(createItem, { item: `itm_item0000${at}`, product: productId, title }),
    ),
  ])
  if (made.refusal) throw new Error(made.sentence)
  const served = new Store(model)
  served.setMember(mei.id)
  const records = new Map<Kind, AnyRecord[]>()
  for (const { kind, record } of allRecords(store.state))
    records.set(kind, [...(records.get(kind) ?? []), record])
  records.set('member', [mei])
  if (role !== 'owner') {
    const standing = must(find(store.state, 'product', productId), 'the product')
    records.set('product', [{ ...standing, owner: null }])
    const membership = {
      id: 'mbs_somebody0001' as const,
      product: productId,
      member: mei.id,
      role,
      group: '',
      createdAt: at,
    }
    records.set('membership', [membership])
  }
  served.load(new Map([['workspace', { seq: 1, records }]]))
  served.open(productId)
  const product = must(find(served.state, 'product', productId), 'the product')
  return new Desk(served, product, ordered(served.state, 'item', productId))
}

let desk: Desk
const act = (id: string) =>
  must(
    itemActions(desk).find((action) => action.id === id),
    id,
  ).perform()
const titles = () => [...desk.all].map(({ title }) => title).join('')
const cursorOn = (title: string) => {
  const item = must(
    [...desk.all].find((one) => one.title === title),
    title,
  )
  desk.cursor.set({ id: item.id, column: -1 })
}
const select = (wanted: string) => {
  for (const item of desk.all) if (wanted.includes(item.title)) desk.toggle(item.id)
}

beforeEach(() => {
  desk = deskFor('owner')
})

test('no two actions of the screen want the same key', () => {
  const filters = filterActions({ text: () => '', onText() {}, input: () => null })
  const all: Action[] = [...itemActions(desk), ...filters].map((action) => ({ ...action, scope: 'backlog' }))
  expect(conflicts(all)).toEqual([])
})

test('whatever changes rows stands beneath what is in hand, and asks for a row where there is none', () => {
  desk.shown = new Grouped([{ id: loose, items: desk.all, folded: false }], () => loose)
  const changes = itemActions(desk).filter(({ id }) => id.startsWith('item.') && id !== 'item.create')
  expect(changes.filter(({ onHand }) => !onHand).map(({ id }) => id)).toEqual([])
  expect(changes.filter((one) => one.enabled?.() || !one.missing?.()).map(({ id }) => id)).toEqual([])
})

describe('moving by keys', () => {
  test('takes the row with the cursor one place up or down, or to an end', () => {
    cursorOn('C')
    act('item.up')
    expect(titles()).toBe('ACBDEF')
    act('item.down')
    act('item.down')
    expect(titles()).toBe('ABDCEF')
    act('item.top')
    expect(titles()).toBe('CABDEF')
    act('item.bottom')
    expect(titles()).toBe('ABDEFC')
  })

  test('takes the selection along in its order, as one step', () => {
    select('BDF')
    act('item.top')
    expect(titles()).toBe('BDFACE')
    desk.store.undo()
    expect(titles()).toBe('ABCDEF')
  })

  test('under a filter goes by what is shown', () => {
    desk.shown = shownItems([...desk.all].filter(({ title }) => 'BDF'.includes(title)))
    cursorOn('F')
    act('item.up')
    expect(titles()).toBe('ABFCDE')
  })
})

describe('selecting', () => {
  test('Shift and an arrow grow the run and give back what one leaves', () => {
    cursorOn('C')
    const walked: number[] = []
    desk.view = {
      focusHead: (group) => desk.cursor.set({ id: group.id, column: -1 }),
      focusRow: (row) => {
        walked.push(row)
        desk.cursor.set({ id: must(desk.shown.at(row), 'a row').id, column: -1 })
      },
      reveal() {},
      element: () => null,
      hasFocus: () => true,
      page: () => 10,
      rest() {},
      scroll: () => 0,
      restore() {},
    }
    act('rows.extend-down')
    act('rows.extend-down')
    expect(desk.targets().map(({ title }) => title)).toEqual(['C', 'D', 'E'])
    act('rows.extend-up')
    expect(desk.targets().map(({ title }) => title)).toEqual(['C', 'D'])
    act('rows.clear-selection')
    expect(desk.targets().map(({ title }) => title)).toEqual(['D'])
    expect(walked).toEqual([3, 4, 3])
  })

  test('all means all that the filter shows', () => {
    desk.shown = shownItems([...desk.all].filter(({ title }) => 'BDF'.includes(title)))
    act('rows.select-all')
    expect(desk.targets().map(({ title }) => title)).toEqual(['B', 'D', 'F'])
  })
})

test('deleting several is one step, and the cursor goes to what closes the gap', () => {
  select('BC')
  cursorOn('B')
  act('item.delete')
  expect(titles()).toBe('ADEF')
  expect(desk.item(desk.cursor.value.id)?.title).toBe('D')
  desk.store.undo()
  expect(titles()).toBe('ABCDEF')
})

test('a stakeholder is offered to look, select and copy, and nothing that changes the backlog', () => {
  desk = deskFor('stakeholder')
  cursorOn('B')
  const offered = itemActions(desk)
    .filter((action) => action.enabled?.() !== false)
    .map(({ id }) => id)
  expect(offered).toEqual([
    'item.open',
    'item.peek',
    'item.copy-key',
    'rows.next',
    'rows.previous',
    'rows.select',
    'rows.extend-down',
    'rows.extend-up',
    'rows.select-all',
  ])
})
