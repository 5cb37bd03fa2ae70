import { describe, expect, test } from 'vitest'
import { features, items, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { addCounts, type Counts, countOf } from './counts.ts'

describe('counts', () => {
  test('go up and down by name', () => {
    const counts: Counts = new Map()
    addCounts(counts, [['a', { items: 1, done: 1 }]], 1)
    addCounts(
      counts,
      [
        ['a', { items: 1, done: 0 }],
        ['b', { items: 1 }],
      ],
      1,
    )
    addCounts(counts, [['a', { items: 1, done: 1 }]], -1)
    expect([countOf(counts, 'a', 'items'), countOf(counts, 'a', 'done')]).toEqual([1, 0])
    expect(countOf(counts, 'b', 'items')).toBe(1)
    expect([countOf(counts, 'b', 'done'), countOf(counts, 'c', 'items')]).toEqual([0, 0])
  })

  test('of items follow each product and feature, and tell the loose ones', () => {
    const { state, act } = sampleWorkspace()
    const told = () =>
      [trailmix, features[0], features[1]].map((id) =>
        ['items', 'done', 'loose'].map((name) => countOf(state.counts, id, name)),
      )
    expect(told()).toEqual([
      [5, 1, 2],
      [2, 0, 0],
      [1, 1, 0],
    ])
    act('trace-items', { items: [items[2], items[4]], feature: features[0] })
    act('edit-item', { item: items[0], status: 'done' })
    act('delete-items', { items: [items[3]] })
    expect(told()).toEqual([
      [4, 2, 0],
      [4, 2, 0],
      [0, 0, 0],
    ])
  })
})
