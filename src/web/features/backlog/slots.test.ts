import { expect, test } from 'vitest'
import { type Gap, inSlot, slotOfGap, slotOfRow, slotsOfGaps } from './slots.ts'

const rowIn = (slot: number, gaps: readonly Gap[]) => {
  const what = inSlot(slot, gaps)
  return typeof what === 'number' ? what : null
}
const slots = (gaps: readonly Gap[]) => Array.from({ length: 9 }, (_, slot) => rowIn(slot, gaps))

test('rows stand one below the other, and leave room where there is a gap', () => {
  expect(slots([])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(slots([{ before: 2, slots: 3 }])).toEqual([0, 1, null, null, null, 2, 3, 4, 5])
  expect(slots([{ before: 0, slots: 1 }])).toEqual([null, 0, 1, 2, 3, 4, 5, 6, 7])
})

test('two gaps, in either order, also in one place', () => {
  const apart = [
    { before: 4, slots: 1 },
    { before: 1, slots: 2 },
  ]
  expect(slots(apart)).toEqual([0, null, null, 1, 2, 3, null, 4, 5])
  const together = apart.map((gap) => ({ ...gap, before: 2 }))
  expect(slots(together)).toEqual([0, 1, null, null, null, 2, 3, 4, 5])
})

test('the slot of a row is where the row is found', () => {
  for (const gaps of [
    [],
    [{ before: 2, slots: 3 }],
    [
      { before: 4, slots: 1 },
      { before: 1, slots: 2 },
    ],
  ])
    for (let row = 0; row < 9; row++) expect(rowIn(slotOfRow(row, gaps), gaps)).toBe(row)
})

test('a gap begins in its slot, behind those that are given before it for the same place', () => {
  const gaps = [
    { before: 2, slots: 2 },
    { before: 2, slots: 1 },
    { before: 0, slots: 1 },
  ]
  expect(gaps.map((gap) => slotOfGap(gap, gaps))).toEqual([3, 5, 0])
  expect(gaps.map((gap) => slotsOfGaps(gaps).get(gap))).toEqual([3, 5, 0])
  expect([0, 3, 4, 5].map((slot) => inSlot(slot, gaps))).toEqual([gaps[2], gaps[0], gaps[0], gaps[1]])
})
