import { describe, expect, test } from 'vitest'
import {
  features,
  missing,
  others,
  sampleWorkspace,
  stakeholder,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'

const { theme } = missing
const input = { theme, product: trailmix, name: 'Sharing' }

describe('create-theme', () => {
  test('makes a theme, with the words that made it and the feature that it became', () => {
    const { act, get } = sampleWorkspace()
    act('create-theme', { ...input, words: ['share', 'friend'], feature: features[0] })
    expect(get('theme', theme)).toEqual({
      id: theme,
      product: trailmix,
      name: 'Sharing',
      words: ['share', 'friend'],
      feature: features[0],
    })
  })

  test('needs neither words nor feature', () => {
    const { act, get } = sampleWorkspace()
    act('create-theme', input)
    expect(get('theme', theme)).toMatchObject({ words: [], feature: null })
  })

  test('refuses what is missing or of another product', () => {
    const { refusal } = sampleWorkspace()
    const why = (more: object) => refusal('create-theme', { ...input, ...more })
    expect(why({ product: missing.product }).about.kind).toBe('product')
    expect(why({ feature: missing.feature }).about.kind).toBe('feature')
    expect(why({ feature: others.feature }).code).toBe('other-product')
  })

  test('refuses an id that is in use, and stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-theme', { ...input, theme: themes[0] }).code).toBe('id-taken')
    expect(refusal('create-theme', input, stakeholder).code).toBe('not-allowed')
  })
})
