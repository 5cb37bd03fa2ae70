import { describe, expect, test } from 'vitest'
import { missing, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { lookIn } from '../kernel/look.ts'
import { keyTaken } from './key-taken.ts'

describe('keyTaken', () => {
  const { state } = sampleWorkspace()
  const taken = (key: string, id: string) => keyTaken(state, lookIn(state), { id: id as never, key })

  test('finds the key with another product, and does not say which', () => {
    expect(taken('OTH', trailmix)).toEqual({ code: 'key-taken', about: { key: 'OTH' } })
  })

  test('passes a free key and the own key', () => {
    expect(taken('FREE', missing.product)).toBeNull()
    expect(taken('TRL', trailmix)).toBeNull()
  })
})
