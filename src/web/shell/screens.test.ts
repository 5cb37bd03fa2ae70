import { expect, test } from 'vitest'
import { screenAt } from './screens.ts'

test('a screen is known by its address', () => {
  expect(screenAt('/p/TM/backlog')).toMatchObject({ name: 'backlog', shelf: 'backlog' })
  expect(screenAt('/p/TM/derive/top-down/')).toMatchObject({ name: 'derive/top-down', shelf: 'backlog' })
})

test('the page of an item is a screen of the backlog, one for each item', () => {
  expect(screenAt('/i/TM-12')).toMatchObject({ name: 'item TM-12', shelf: 'backlog' })
})

test('one that is not in the table is for everybody who has a part in the product', () => {
  expect(screenAt('/p/TM/history')).toMatchObject({
    name: 'history',
    shelf: 'plan',
    does: { allow: ['member'] },
  })
})
