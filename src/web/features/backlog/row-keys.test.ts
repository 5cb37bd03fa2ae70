import { expect, test } from 'vitest'
import { rowKeys } from './row-keys.ts'

const first = rowKeys(new Map(), ['a', 'b', 'c', 'd'])

test('every item has a row of its own, from the first on', () => {
  expect([...first]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['d', 3],
  ])
})

test('an item that moves among the others takes its row along, and they keep theirs', () => {
  for (const order of ['bcda', 'dabc', 'acbd'])
    for (const [id, key] of rowKeys(first, [...order])) expect(key).toBe(first.get(id))
})

test('what comes into view takes the rows of what left, so that there are never more than are seen', () => {
  const scrolled = rowKeys(first, ['c', 'd', 'e', 'f'])
  expect(Object.fromEntries(scrolled)).toEqual({ c: 2, d: 3, e: 0, f: 1 })
  const filtered = rowKeys(scrolled, ['x', 'd', 'y'])
  expect(Object.fromEntries(filtered)).toEqual({ x: 0, d: 3, y: 1 })
})
