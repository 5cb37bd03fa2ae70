import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFairShares } from './fair-shares.ts'

/** How much a party gets that takes whatever it can, one at a time. */
function greedy(shares: ReturnType<typeof createFairShares>, party: string): number {
  let got = 0
  while (shares.take(party, 1)) got += 1
  return got
}

describe('fair shares', () => {
  test('give one who takes all that it can no more than half', () => {
    expect(greedy(createFairShares(100), 'a')).toBe(50)
  })

  test('leave something for the next, however many take all that they can', () => {
    const shares = createFairShares(1_000)
    for (let n = 0; n < 8; n++) expect(greedy(shares, `greedy ${n}`)).toBeGreaterThan(0)
    expect(shares.take('somebody', 1)).toBe(true)
  })

  test('take nothing when it is too much, and again when some was given back', () => {
    const shares = createFairShares(100)
    expect(shares.take('a', 60)).toBe(true)
    expect(shares.take('a', 1)).toBe(false)
    expect(shares.heldBy('a')).toBe(60)
    shares.give('a', 30)
    expect(shares.take('a', 1)).toBe(true)
  })

  test('are never more than there is, and all there again when all is given back', () => {
    const act = fc.record({
      party: fc.constantFrom('a', 'b', 'c', 'd'),
      amount: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const shares = createFairShares(100)
        const took = acts.filter(({ party, amount }) => shares.take(party, amount))
        expect(shares.held).toBe(took.reduce((sum, { amount }) => sum + amount, 0))
        expect(shares.held).toBeLessThanOrEqual(100)
        for (const { party, amount } of took) shares.give(party, amount)
        expect(shares.held).toBe(0)
        expect(shares.heldBy('a')).toBe(0)
      }),
    )
  })
})
