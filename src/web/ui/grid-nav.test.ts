import { describe, expect, test } from 'vitest'
import { clampToGrid, type GridShape, moveInGrid } from './grid-nav.ts'

const cells: GridShape = { rows: 5, columns: 4, page: 3, mode: 'cells' }
const list: GridShape = { rows: 10_000, columns: 6, page: 20, mode: 'rows' }
const at = (row: number, column: number) => ({ row, column })
const go = (from: { row: number; column: number }, key: string, shape: GridShape, ctrlKey = false) =>
  moveInGrid(from, { key, ctrlKey }, shape)

describe('a grid of cells', () => {
  test('arrows walk and stop at the edges', () => {
    expect(go(at(1, 1), 'ArrowRight', cells)).toEqual(at(1, 2))
    expect(go(at(1, 3), 'ArrowRight', cells)).toEqual(at(1, 3))
    expect(go(at(1, 0), 'ArrowLeft', cells)).toEqual(at(1, 0))
    expect(go(at(0, 2), 'ArrowUp', cells)).toEqual(at(0, 2))
    expect(go(at(4, 2), 'ArrowDown', cells)).toEqual(at(4, 2))
  })
  test('Home and End stay in the row, with Ctrl they go to the corners', () => {
    expect(go(at(2, 2), 'Home', cells)).toEqual(at(2, 0))
    expect(go(at(2, 2), 'End', cells)).toEqual(at(2, 3))
    expect(go(at(2, 2), 'Home', cells, true)).toEqual(at(0, 0))
    expect(go(at(2, 2), 'End', cells, true)).toEqual(at(4, 3))
  })
  test('a page keeps the column and stops at the end', () => {
    expect(go(at(0, 2), 'PageDown', cells)).toEqual(at(3, 2))
    expect(go(at(3, 2), 'PageDown', cells)).toEqual(at(4, 2))
    expect(go(at(1, 2), 'PageUp', cells)).toEqual(at(0, 2))
  })
  test('other keys, and arrows with Ctrl, are left to others', () => {
    expect(go(at(0, 0), 'a', cells)).toBeNull()
    expect(go(at(0, 0), 'ArrowDown', cells, true)).toBeNull()
  })
})

describe('a list where rows come first', () => {
  test('right enters the cells and left returns to the row', () => {
    expect(go(at(7, -1), 'ArrowRight', list)).toEqual(at(7, 0))
    expect(go(at(7, 0), 'ArrowLeft', list)).toEqual(at(7, -1))
    expect(go(at(7, -1), 'ArrowLeft', list)).toEqual(at(7, -1))
  })
  test('up and down keep the column', () => {
    expect(go(at(7, -1), 'ArrowDown', list)).toEqual(at(8, -1))
    expect(go(at(7, 3), 'ArrowUp', list)).toEqual(at(6, 3))
  })
  test('on a row Home and End are the first and the last row', () => {
    expect(go(at(500, -1), 'End', list)).toEqual(at(9999, -1))
    expect(go(at(500, -1), 'Home', list)).toEqual(at(0, -1))
    expect(go(at(500, 2), 'Home', list)).toEqual(at(500, 0))
    expect(go(at(500, 2), 'End', list, true)).toEqual(at(9999, 5))
  })
})

describe('a grid that changed', () => {
  test('a place beyond the end becomes the last', () => {
    expect(clampToGrid(at(9, 9), cells)).toEqual(at(4, 3))
    expect(go(at(9, 1), 'ArrowUp', cells)).toEqual(at(3, 1))
  })
  test('an empty grid has no moves and no negative row', () => {
    expect(go(at(0, 0), 'ArrowDown', { ...cells, rows: 0 })).toBeNull()
    expect(clampToGrid(at(3, 0), { ...cells, rows: 0 })).toEqual(at(0, 0))
  })
  test('a place that exists is handed back as it is', () => {
    const place = at(1, 1)
    expect(clampToGrid(place, cells)).toBe(place)
  })
})
