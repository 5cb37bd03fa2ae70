import { describe, expect, test } from 'vitest'
import { items, missing, others, sampleWorkspace, team, viewer } from '#tests/support/sample-workspace.ts'

describe('edit-item', () => {
  test('sets the fields that are sent and no others', () => {
    const { act, get } = sampleWorkspace()
    const before = get('item', items[1])
    act('edit-item', { item: items[1], status: 'ready', estimate: 0.5, rank: 'zz', number: 99 }, team)
    expect(get('item', items[1])).toEqual({ ...before, status: 'ready', estimate: 0.5 })
  })

  test('changes nothing when all stands so already', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-item', { item: items[4], title: 'Sign in', estimate: null }).changes).toEqual([])
  })

  test('puts an item beneath another or lets it stand on its own', () => {
    const { act, get } = sampleWorkspace()
    act('edit-item', { item: items[3], parent: items[1] })
    act('edit-item', { item: items[1], parent: null })
    expect(get('item', items[3]).parent).toBe(items[1])
    expect(get('item', items[1]).parent).toBeNull()
  })

  test('refuses to put an item beneath itself, at any depth', () => {
    const { act, refusal } = sampleWorkspace()
    act('edit-item', { item: items[3], parent: items[1] })
    expect(refusal('edit-item', { item: items[0], parent: items[0] }).code).toBe('own-parent')
    expect(refusal('edit-item', { item: items[0], parent: items[3] }).code).toBe('own-parent')
  })

  test('refuses a parent that is missing or of another product', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-item', { item: items[0], parent: missing.item }).code).toBe('not-found')
    expect(refusal('edit-item', { item: items[0], parent: others.item }).code).toBe('other-product')
  })

  test('refuses an item that is not here, and viewers', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-item', { item: missing.item, title: 'X' }).about.id).toBe(missing.item)
    expect(refusal('edit-item', { item: items[0], title: 'X' }, viewer).code).toBe('not-allowed')
  })

  test.each([
    ['title', ' ', 'Title is empty'],
    ['estimate', -1, 'Estimate must be 0 or more'],
    ['estimate', 10_001, 'Estimate must be 10,000 or less'],
    ['status', 'blocked', 'Invalid option'],
  ])('cannot be asked for with %s "%s"', (field, value, message) => {
    const { act } = sampleWorkspace()
    expect(() => act('edit-item', { item: items[0], [field]: value })).toThrow(message)
  })
})
