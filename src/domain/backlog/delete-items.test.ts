import { describe, expect, test } from 'vitest'
import { items, missing, sampleWorkspace, trailmix, viewer } from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'

describe('delete-items', () => {
  test('deletes items; those beneath them stay and stand on their own', () => {
    const { act, get, order } = sampleWorkspace()
    act('delete-items', { items: [items[0], items[4], items[0]] })
    expect(order('item', trailmix)).toEqual([items[1], items[2], items[3]])
    expect(get('item', items[1]).parent).toBeNull()
  })

  test('come back in their places with one undo', () => {
    const { act, undo, state } = sampleWorkspace()
    const before = contentOf(state)
    undo(act('delete-items', { items: [items[0], items[1]] }))
    expect(contentOf(state)).toEqual(before)
  })

  test('refuses all when one is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-items', { items: [items[0], missing.item] }).about.id).toBe(missing.item)
  })

  test('refuses viewers', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-items', { items: [items[0]] }, viewer).code).toBe('not-allowed')
  })
})
