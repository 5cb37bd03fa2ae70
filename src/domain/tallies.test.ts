import { describe, expect, test } from 'vitest'
import { features, items, missing, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'

describe('tallies', () => {
  test('count items, done ones and loose ones', () => {
    const { tallies } = sampleWorkspace().state
    expect(tallies.byProduct.get(trailmix)).toEqual({ items: 5, done: 1, loose: 2 })
    expect(tallies.byFeature.get(features[0])).toEqual({ items: 2, done: 0 })
    expect(tallies.byFeature.get(features[1])).toEqual({ items: 1, done: 1 })
  })

  test('follow each change of an item', () => {
    const { state, act } = sampleWorkspace()
    act('edit-item', { item: items[0], status: 'done' })
    act('trace-items', { items: [items[0], items[4]], feature: features[1] })
    act('create-item', { item: missing.item, product: trailmix, title: 'New', status: 'done' })
    act('delete-items', { items: [items[1], items[3]] })
    expect(state.tallies.byProduct.get(trailmix)).toEqual({ items: 4, done: 3, loose: 1 })
    expect(state.tallies.byFeature.get(features[0])).toEqual({ items: 0, done: 0 })
    expect(state.tallies.byFeature.get(features[1])).toEqual({ items: 3, done: 2 })
  })

  test('count items as loose when their feature goes', () => {
    const { state, act } = sampleWorkspace()
    act('delete-feature', { feature: features[0] })
    expect(state.tallies.byProduct.get(trailmix)?.loose).toBe(4)
  })
})
