import { describe, expect, test } from 'vitest'
import { missing, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { keyTaken } from './key-taken.ts'

describe('keyTaken', () => {
  const { state } = sampleWorkspace()

  test('finds the product that has the key', () => {
    expect(keyTaken(state, 'OTH', trailmix)?.about.product).toBe('Other')
  })

  test('passes a free key, the own key and no key', () => {
    expect(keyTaken(state, 'FREE', missing.product)).toBeNull()
    expect(keyTaken(state, 'TRL', trailmix)).toBeNull()
    expect(keyTaken(state, undefined, trailmix)).toBeNull()
  })
})
