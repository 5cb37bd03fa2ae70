import { describe, expect, test } from 'vitest'
import {
  features,
  missing,
  others,
  sampleWorkspace,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { featureTrouble, themeTrouble } from './same-product.ts'

describe('a feature or theme to point at', () => {
  const { state } = sampleWorkspace()

  test('is fine when it is of the product, or none', () => {
    expect(featureTrouble(state, trailmix, features[0])).toBeNull()
    expect(featureTrouble(state, trailmix, null)).toBeNull()
    expect(themeTrouble(state, trailmix, themes[0])).toBeNull()
    expect(themeTrouble(state, trailmix, null)).toBeNull()
  })

  test('is refused when it is missing or another product’s', () => {
    expect(featureTrouble(state, trailmix, missing.feature)?.code).toBe('not-found')
    expect(featureTrouble(state, trailmix, others.feature)?.code).toBe('other-product')
    expect(themeTrouble(state, trailmix, missing.theme)?.code).toBe('not-found')
    expect(themeTrouble(state, trailmix, others.theme)?.code).toBe('other-product')
  })
})
