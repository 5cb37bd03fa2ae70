import { describe, expect, test } from 'vitest'
import { features, items, sampleWorkspace } from '#tests/support/sample-workspace.ts'
import { tallyOf } from './tally.ts'

describe('what there is to do for a feature', () => {
  test('does not count an epic among its own stories', () => {
    const { act, state } = sampleWorkspace()
    const [epic, one, two] = items
    act('trace-items', { items: [...items], feature: null })
    act('trace-items', { items: [epic, one, two], feature: features[2] })
    act('edit-item', { item: epic, kind: 'epic', status: 'draft' })
    for (const item of [one, two]) act('edit-item', { item, parent: epic, status: 'done' })
    expect(tallyOf(state, features[2])).toEqual({ items: 2, done: 2 })
    act('edit-item', { item: epic, status: 'done' })
    expect(tallyOf(state, features[2])).toEqual({ items: 2, done: 2 })
  })

  test('counts an epic with nothing beneath, which is all there is yet', () => {
    const { act, state } = sampleWorkspace()
    act('trace-items', { items: [...items], feature: null })
    act('trace-items', { items: [items[4]], feature: features[2] })
    act('edit-item', { item: items[4], kind: 'epic', status: 'draft' })
    expect(tallyOf(state, features[2])).toEqual({ items: 1, done: 0 })
  })
})
