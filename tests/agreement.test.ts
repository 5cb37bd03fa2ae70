import { describe, expect, test } from 'vitest'
import { agreement } from '#tests/bench/agreement.ts'

describe('agreement', () => {
  test('is 1 for equal groupings under other names', () => {
    const { ami, ari } = agreement(['a', 'a', 'b', 'b'], ['x', 'x', 'y', 'y'])
    expect(ami).toBeCloseTo(1, 10)
    expect(ari).toBeCloseTo(1, 10)
  })

  test('matches published values', () => {
    // The examples in the documentation of scikit-learn.
    expect(agreement(['0', '0', '1', '2'], ['0', '0', '1', '1']).ari).toBeCloseTo(0.571, 3)
    expect(agreement(['0', '0', '1', '1'], ['0', '1', '0', '1']).ari).toBeCloseTo(-0.5, 10)
    expect(agreement(['0', '0', '0', '0'], ['0', '1', '2', '3']).ami).toBeCloseTo(0, 10)
  })

  test('is about 0 for groups that have nothing to do with each other', () => {
    const a = Array.from({ length: 600 }, (_, i) => String(i % 6))
    const b = Array.from({ length: 600 }, (_, i) => String(Math.floor(i / 100)))
    expect(Math.abs(agreement(a, b).ami)).toBeLessThan(0.03)
    expect(Math.abs(agreement(a, b).ari)).toBeLessThan(0.03)
  })
})
