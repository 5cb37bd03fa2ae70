import { describe, expect, test } from 'vitest'
import { items, other, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { itemByKey, productOfItemKey } from './keys.ts'

describe('the key of an item', () => {
  test('finds it in capitals and small letters, with and without a sign, and under a former key', () => {
    const { act, state, get } = sampleWorkspace()
    const { key } = get('product', trailmix)
    act('edit-product', { product: trailmix, key: 'NEW' })
    for (const text of [`${key}-5`, `${key.toLowerCase()}-5`, `${key} 5`, `${key}5`, 'new-5'])
      expect(itemByKey(state, text)?.id).toBe(items[4])
  })

  test('names its product also where there is no such item', () => {
    const { state, get } = sampleWorkspace()
    expect(productOfItemKey(state, `${get('product', trailmix).key}-999`)?.id).toBe(trailmix)
    expect(productOfItemKey(state, `${get('product', other).key.toLowerCase()}7`)?.id).toBe(other)
    expect(productOfItemKey(state, 'NOBODY-1')).toBeUndefined()
    expect(productOfItemKey(state, 'settings')).toBeUndefined()
  })
})
