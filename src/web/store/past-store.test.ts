import { expect, test } from 'vitest'
import { editItem } from '#domain/backlog/edit-item.ts'
import { ordered } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { ana, backlog, batchOf, item, plan, product, SmallLog } from '#tests/support/small-log.ts'
import { PastStore } from './past-store.ts'
import type { ScreenStore } from './screen-store.ts'

function asItWas(): ScreenStore {
  const server = new SmallLog()
  const scopes = new Map(['workspace', plan, backlog].map((scope) => [scope, server.records(scope)]))
  const past = new PastStore(model, { seq: server.seq, member: ana, scopes }, async () => 'as it read then')
  server.execute(batchOf({ name: 'edit-item', input: { item: item('a'), title: 'later' } }), ana)
  return past
}

const titles = ({ state }: ScreenStore) =>
  [...ordered(state, 'item', product)].map(({ title }) => title).join(' ')

test('a past moment shows what stood then', () => {
  const past = asItWas()
  expect(titles(past)).toBe('a b c')
  expect([past.loaded.value, past.opened(product), past.holds(backlog), past.holds('prd_x.backlog')]).toEqual(
    [...[true, true, true, false]],
  )
})

test('nobody may do anything in it, and whoever tries changes nothing', () => {
  const past = asItWas()
  expect(past.may(editItem)).toBe(false)
  expect(past.run(editItem, { item: item('a'), title: 'A' })).toMatchObject({
    refusal: { code: 'not-allowed' },
    sentence: expect.any(String),
  })
  expect([past.undo(), past.redo(), past.history.value]).toEqual([null, null, { undo: null, redo: null }])
  expect(titles(past)).toBe('a b c')
})

test('its long texts are loaded when they are looked at', async () => {
  const past = asItWas()
  await past.documents.load('doc_1')
  expect(past.documents.get('doc_1')).toBe('as it read then')
})
