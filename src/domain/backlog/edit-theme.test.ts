import { describe, expect, test } from 'vitest'
import {
  features,
  missing,
  others,
  sampleWorkspace,
  themes,
  viewer,
} from '#tests/support/sample-workspace.ts'

describe('edit-theme', () => {
  test('sets name, words and feature, each alone', () => {
    const { act, get } = sampleWorkspace()
    act('edit-theme', { theme: themes[1], name: 'Maps to go' })
    expect(get('theme', themes[1])).toMatchObject({
      name: 'Maps to go',
      words: ['map'],
      feature: features[2],
    })
    act('edit-theme', { theme: themes[1], words: ['map', 'offline'] })
    act('edit-theme', { theme: themes[1], feature: null })
    expect(get('theme', themes[1])).toMatchObject({ words: ['map', 'offline'], feature: null })
  })

  test('changes nothing when the same words are sent', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-theme', { theme: themes[0], words: ['search', 'find'] }).changes).toEqual([])
  })

  test('refuses what is missing or of another product', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-theme', { theme: missing.theme }).about.kind).toBe('theme')
    expect(refusal('edit-theme', { theme: themes[0], feature: missing.feature }).about.kind).toBe('feature')
    expect(refusal('edit-theme', { theme: themes[0], feature: others.feature }).code).toBe('other-product')
  })

  test('refuses viewers', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-theme', { theme: themes[0], name: 'X' }, viewer).code).toBe('not-allowed')
  })
})
