import { expect, test } from 'vitest'
import { must } from '#base/must.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { call } from '#web/store/outcome.ts'
import { Store } from '#web/store/store.ts'
import { Desk } from './desk.ts'
import { placesFor } from './move-places.ts'

const productId = 'prd_backlog00001' as const

/** A backlog of maps 1 to 12 and a tent, with the cursor on the tent. */
function desk(): Desk {
  const store = new Store(model)
  const createdAt = '2027-01-01T00:00:00Z'
  const mei = {
    id: 'mbr_somebody0001' as const,
    name: 'Mei',
    administrator: true,
    status: 'active',
    createdAt,
  }
  store.setMember(mei.id)
  store.load(new Map([['workspace', { seq: 0, records: new Map([['member', [mei as never]]]) }]]))
  const titles = [...Array.from({ length: 12 }, (_, at) => `Map ${at + 1}`), 'Tent']
  const made = store.runAll([
    call(createProduct, { product: productId, name: 'Backlog', key: 'BL' }),
    ...titles.map((title, at) =>
      call(createItem, { item: `itm_item00${100 + at}`, product: productId, title }),
    ),
  ])
  if (made.refusal) throw new Error(made.sentence)
  const product = must(find(store.state, 'product', productId), 'the product')
  const desk = new Desk(store, product, ordered(store.state, 'item', productId))
  desk.cursor.set({ id: 'itm_item00112', column: -1 })
  return desk
}

const labels = (text: string) => placesFor(desk(), text).places.map(({ detail }) => detail)

test('of more places than are shown it is said how many there are', () => {
  expect(labels('map')).toEqual(Array.from({ length: 8 }, (_, at) => `Map ${at + 1}`))
  expect(placesFor(desk(), 'map').count).toBe(12)
  expect(placesFor(desk(), 'map 1').count).toBe(4)
})

test('the item that has the key stands first, whatever its rank', () => {
  expect(labels('bl-12')[0]).toBe('Map 12')
})

test('what is moved is no place for itself', () => {
  expect(placesFor(desk(), 'tent')).toEqual({ places: [], count: 0 })
})

test('nothing typed offers both ends, and a number its rank', () => {
  expect(placesFor(desk(), '').places.map(({ label }) => label)).toEqual(['To the top', 'To the bottom'])
  expect(placesFor(desk(), '3').places.map(({ label }) => label)).toEqual(['To rank 3'])
  expect(placesFor(desk(), '99').places).toEqual([])
})
