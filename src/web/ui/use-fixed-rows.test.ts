import { describe, expect, test } from 'vitest'
import { windowOf } from './use-fixed-rows.ts'

describe('the window over fixed rows', () => {
  test('holds what is in view and some rows beyond each edge', () => {
    expect(windowOf(100, 20, 4, 1_000)).toEqual({ first: 96, end: 124 })
  })

  test('ends where the list ends', () => {
    expect(windowOf(0, 20, 4, 1_000)).toEqual({ first: 0, end: 24 })
    expect(windowOf(980, 20, 4, 1_000)).toEqual({ first: 976, end: 1_000 })
    expect(windowOf(0, 20, 4, 7)).toEqual({ first: 0, end: 7 })
  })

  test('shows the last rows when the list became shorter than where one had scrolled', () => {
    expect(windowOf(900, 20, 4, 100)).toEqual({ first: 76, end: 100 })
    expect(windowOf(900, 20, 4, 0)).toEqual({ first: 0, end: 0 })
  })

  test('is empty until the scroller is on the page', () => {
    expect(windowOf(0, 0, 4, 1_000)).toEqual({ first: 0, end: 0 })
  })
})
