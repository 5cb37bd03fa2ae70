import { describe, expect, test } from 'vitest'
import { items, missing, others, sampleWorkspace, themes, viewer } from '#tests/support/sample-workspace.ts'

describe('group-items', () => {
  test('puts items into a theme and writes only those that change', () => {
    const { act, get } = sampleWorkspace()
    const commit = act('group-items', { items: [items[0], items[2], items[3]], theme: themes[0] })
    expect(commit.changes.map(({ id }) => id)).toEqual([items[2], items[3]])
    expect(get('item', items[3]).theme).toBe(themes[0])
  })

  test('takes items out of their theme with null', () => {
    const { act, get } = sampleWorkspace()
    act('group-items', { items: [items[0]], theme: null })
    expect(get('item', items[0]).theme).toBeNull()
  })

  test('refuses what is missing or of another product', () => {
    const { refusal } = sampleWorkspace()
    const group = (ids: string[], theme: string) => refusal('group-items', { items: ids, theme })
    expect(group([missing.item], themes[0]).about.id).toBe(missing.item)
    expect(group([items[0]], missing.theme).about.id).toBe(missing.theme)
    expect(group([items[0]], others.theme)).toEqual({ code: 'other-product', about: { kind: 'theme' } })
    expect(group([items[0], others.item], themes[0]).code).toBe('other-product')
  })

  test('refuses viewers', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('group-items', { items: [items[0]], theme: null }, viewer).code).toBe('not-allowed')
  })
})
