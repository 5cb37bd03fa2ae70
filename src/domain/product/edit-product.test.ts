import { describe, expect, test } from 'vitest'
import { missing, sampleWorkspace, stakeholder, trailmix } from '#tests/support/sample-workspace.ts'

describe('edit-product', () => {
  test('sets the fields that are sent and no others', () => {
    const { act, get } = sampleWorkspace()
    const before = get('product', trailmix)
    act('edit-product', {
      product: trailmix,
      vision: 'Every walk is a good one',
      stage: 'growth',
      owner: stakeholder,
    })
    expect(get('product', trailmix)).toEqual({
      ...before,
      vision: 'Every walk is a good one',
      stage: 'growth',
    })
  })

  test('lets a product keep its own key', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-product', { product: trailmix, key: 'TRL' }).changes).toEqual([])
  })

  test('remembers the keys that it had, so that old addresses lead on', () => {
    const { act, get, undo } = sampleWorkspace()
    act('edit-product', { product: trailmix, key: 'TM' })
    const second = act('edit-product', { product: trailmix, key: 'TMX' })
    expect(get('product', trailmix).formerKeys).toEqual(['TRL', 'TM'])
    undo(second)
    expect(get('product', trailmix)).toMatchObject({ key: 'TM', formerKeys: ['TRL', 'TM'] })
    act('edit-product', { product: trailmix, key: 'TRL' })
    expect(get('product', trailmix).formerKeys).toEqual(['TM'])
  })

  test('refuses a key that another product has', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-product', { product: trailmix, key: 'OTH' })).toEqual({
      code: 'key-taken',
      about: { key: 'OTH' },
    })
  })

  test('refuses a product that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-product', { product: missing.product, name: 'X' }).code).toBe('not-found')
  })

  test('refuses everyone but owners', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-product', { product: trailmix, name: 'X' }, stakeholder).code).toBe('not-allowed')
  })
})
