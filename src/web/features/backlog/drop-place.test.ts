import { expect, test } from 'vitest'
import { dropPlace, type RowGap } from './drop-place.ts'
import type { Group } from './grouped.ts'

const group = (id: string, from: number, size: number) => ({ id, from, size, folded: size === 0 }) as Group
const first = group('first', 0, 2)
const folded = group('folded', 2, 0)
const last = group('last', 2, 1)
/** In slots: head, row 0, row 1, head, head, row 2. */
const gaps: RowGap[] = [first, folded, last].map((head) => ({ before: head.from, slots: 1, head }))

const said = (slot: number, of: readonly RowGap[] = gaps) => {
  const { group, at, slot: drawn } = dropPlace(slot, of, 3)
  return [group?.id, at, drawn]
}

test('what hangs beneath a head comes to the top of its group, beneath a row behind it', () => {
  expect([1, 2, 3, 4, 5, 6].map((slot) => said(slot))).toEqual([
    ['first', 0, 1],
    ['first', 1, 2],
    ['first', 2, 3],
    ['folded', 0, 4],
    ['last', 0, 5],
    ['last', 1, 6],
  ])
})

test('above the first head and past the end are the ends', () => {
  expect(said(0)).toEqual(['first', 0, 1])
  expect(said(99)).toEqual(['last', 1, 6])
})

test('a head of two slots is one place', () => {
  const high = gaps.map((gap) => ({ ...gap, slots: 2 }))
  expect([1, 2].map((slot) => said(slot, high))).toEqual([
    ['first', 0, 2],
    ['first', 0, 2],
  ])
})

test('without groups it is a boundary between rows, whatever is written between them', () => {
  expect([0, 1, 3].map((slot) => said(slot, []))).toEqual([
    [undefined, 0, 0],
    [undefined, 1, 1],
    [undefined, 3, 3],
  ])
  const written = [{ before: 1, slots: 2 }]
  expect([1, 2, 3, 4].map((slot) => said(slot, written))).toEqual([
    [undefined, 1, 1],
    [undefined, 1, 1],
    [undefined, 1, 1],
    [undefined, 2, 4],
  ])
})
