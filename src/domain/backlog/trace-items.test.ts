import { describe, expect, test } from 'vitest'
import { features, items, missing, others, sampleWorkspace, viewer } from '#tests/support/sample-workspace.ts'

describe('trace-items', () => {
  test('ties items to a feature and writes only those that change', () => {
    const { act, get } = sampleWorkspace()
    const commit = act('trace-items', {
      items: [items[0], items[3], items[4], items[3]],
      feature: features[0],
    })
    expect(commit.changes.map(({ id }) => id)).toEqual([items[3], items[4]])
    expect(get('item', items[4]).feature).toBe(features[0])
  })

  test('lets items hang loose with null', () => {
    const { act, get } = sampleWorkspace()
    act('trace-items', { items: [items[0]], feature: null })
    expect(get('item', items[0]).feature).toBeNull()
  })

  test('refuses when one item, or the feature, is not here', () => {
    const { refusal } = sampleWorkspace()
    const trace = (ids: string[], feature: string) => refusal('trace-items', { items: ids, feature }).about.id
    expect(trace([items[3], missing.item], features[0])).toBe(missing.item)
    expect(trace([items[3]], missing.feature)).toBe(missing.feature)
  })

  test('refuses a feature of another product, also when only some items are of another', () => {
    const { refusal } = sampleWorkspace()
    const trace = (ids: string[], feature: string) => refusal('trace-items', { items: ids, feature }).code
    expect(trace([items[3]], others.feature)).toBe('other-product')
    expect(trace([items[3], others.item], features[0])).toBe('other-product')
  })

  test('refuses viewers, and cannot be asked for without items', () => {
    const { act, refusal } = sampleWorkspace()
    expect(refusal('trace-items', { items: [items[3]], feature: null }, viewer).code).toBe('not-allowed')
    expect(() => act('trace-items', { items: [], feature: null })).toThrow()
  })
})
