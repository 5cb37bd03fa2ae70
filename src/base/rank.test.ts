import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRank, rankBetween, ranksBetween } from './rank.ts'

function expectAscending(keys: readonly (string | null)[]): void {
  for (let i = 1; i < keys.length; i++) {
    const [before, after] = [keys[i - 1] ?? null, keys[i] ?? null]
    if (before !== null && after !== null && before >= after) expect.fail(`${before} is not before ${after}`)
  }
}

describe('rankBetween', () => {
  test('keeps the order of a list under insertion at any places', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 150 }), (places) => {
        const keys: string[] = []
        for (const place of places) {
          const at = place % (keys.length + 1)
          const key = rankBetween(keys[at - 1] ?? null, keys[at] ?? null)
          expect(isRank(key)).toBe(true)
          keys.splice(at, 0, key)
        }
        expectAscending(keys)
      }),
    )
  })

  test('keeps keys short while 100,000 items are appended or prepended', () => {
    let [low, high] = ['a0', 'a0']
    let ascending = true
    for (let i = 0; i < 100_000; i++) {
      const [below, above] = [rankBetween(null, low), rankBetween(high, null)]
      ascending &&= below < low && high < above
      low = below
      high = above
    }
    expect(ascending).toBe(true)
    expect(high.length).toBeLessThanOrEqual(4)
    expect(low.length).toBeLessThanOrEqual(4)
  })

  test('takes the shortest key there is room for', () => {
    expect(rankBetween(null, null)).toBe('a0')
    expect(rankBetween('a0', null)).toBe('a1')
    expect(rankBetween(null, 'a0')).toBe('Zz')
    expect(rankBetween('az', null)).toBe('b00')
    expect(rankBetween('a0', 'a1')).toBe('a0V')
    expect(rankBetween('a0', 'a2')).toBe('a1')
    expect(rankBetween('a0', 'a1V')).toBe('a1')
    expect(rankBetween('Zz', 'a0V')).toBe('a0')
    expect(rankBetween(null, 'a1V')).toBe('a1')
  })

  test('still finds room beyond the highest and the lowest integer', () => {
    const highest = `z${'z'.repeat(26)}`
    expect(rankBetween(highest, null) > highest).toBe(true)
    const lowest = `A${'0'.repeat(25)}1`
    const below = rankBetween(null, lowest)
    const evenLower = rankBetween(null, below)
    expectAscending([evenLower, below, lowest])
    expect(isRank(evenLower)).toBe(true)
  })

  test('refuses keys out of order and texts that are no keys', () => {
    expect(() => rankBetween('a1', 'a0')).toThrow('No room')
    expect(() => rankBetween('a1', 'a1')).toThrow('No room')
    for (const bad of ['', 'a', '10', 'b0', 'a00', 'a0-', 'a1é', `A${'0'.repeat(26)}`]) {
      expect(() => rankBetween(bad, null)).toThrow('No order key')
    }
  })
})

describe('ranksBetween', () => {
  test('gives as many ascending keys as asked for, strictly inside the ends', () => {
    const key = fc
      .array(fc.nat(), { minLength: 1, maxLength: 30 })
      .map((places) => {
        const keys: string[] = []
        for (const place of places) {
          const at = place % (keys.length + 1)
          keys.splice(at, 0, rankBetween(keys[at - 1] ?? null, keys[at] ?? null))
        }
        return keys
      })
      .chain((keys) => fc.constantFrom(...keys))
    const end = fc.option(key, { nil: null })
    fc.assert(
      fc.property(end, end, fc.nat({ max: 300 }), (one, other, n) => {
        fc.pre(one === null || other === null || one !== other)
        const swap = one !== null && other !== null && one > other
        const [a, b] = swap ? [other, one] : [one, other]
        const keys = ranksBetween(a, b, n)
        expect(keys).toHaveLength(n)
        expect(keys.every(isRank)).toBe(true)
        expectAscending([a, ...keys, b])
      }),
    )
  })

  test('needs four characters for an import of 10,000 and little more between two neighbours', () => {
    expect(Math.max(...ranksBetween(null, null, 10_000).map((key) => key.length))).toBeLessThanOrEqual(4)
    const squeezed = ranksBetween('a0', 'a1', 10_000)
    expectAscending(['a0', ...squeezed, 'a1'])
    expect(Math.max(...squeezed.map((key) => key.length))).toBeLessThanOrEqual(5)
  })

  test('spreads evenly between two ends', () => {
    expect(ranksBetween('a0', 'a4', 3)).toEqual(['a1', 'a2', 'a3'])
    expect(ranksBetween('Zy', 'a1', 2)).toEqual(['Zz', 'a0'])
    expect(ranksBetween('a0', 'a1', 1)).toEqual(['a0V'])
    expect(ranksBetween('a0', 'a1', 0)).toEqual([])
  })

  test('refuses a count that is none', () => {
    expect(() => ranksBetween(null, null, -1)).toThrow('No count')
    expect(() => ranksBetween(null, null, 1.5)).toThrow('No count')
  })
})
