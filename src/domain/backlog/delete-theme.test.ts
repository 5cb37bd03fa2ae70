import { describe, expect, test } from 'vitest'
import { items, missing, sampleWorkspace, themes, trailmix, viewer } from '#tests/support/sample-workspace.ts'

describe('delete-theme', () => {
  test('leaves its items where they are, in no theme', () => {
    const { act, get, order } = sampleWorkspace()
    act('delete-theme', { theme: themes[0] })
    expect(order('item', trailmix)).toEqual([...items])
    expect([get('item', items[0]).theme, get('item', items[3]).theme]).toEqual([null, themes[1]])
  })

  test('refuses a theme that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-theme', { theme: missing.theme }).code).toBe('not-found')
  })

  test('refuses viewers', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-theme', { theme: themes[0] }, viewer).code).toBe('not-allowed')
  })
})
