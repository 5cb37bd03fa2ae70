import { describe, expect, test } from 'vitest'
import { suggestPacking } from './pack-themes.ts'

function planOf(themes: Record<string, { items: string[]; release?: string }>) {
  return {
    releases: [],
    themes: Object.entries(themes).map(([key, { items, release = null }]) => ({
      key,
      name: key,
      words: [],
      items,
      release,
    })),
  }
}

describe('a suggested packing', () => {
  const order = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

  test('lays the themes whose items stand highest onto the first release, and says where they stand', () => {
    const plan = planOf({ low: { items: ['7', '8', '9'] }, high: { items: ['1', '3', '9'] } })
    expect(suggestPacking(plan, order, [{ key: 'r', features: 0 }])).toEqual([
      { theme: 'high', rank: 3, order: 1, release: 'r' },
      { theme: 'low', rank: 8, order: 2, release: 'r' },
    ])
  })

  test('leaves what somebody laid, gives no release more than it can keep in focus, and the rest for later', () => {
    const themes = Object.fromEntries(order.map((item) => [`t${item}`, { items: [item] }]))
    const plan = planOf({ ...themes, laid: { items: [], release: 'first' } })
    const packed = suggestPacking(plan, order, [
      { key: 'first', features: 0 },
      { key: 'full', features: 5 },
      { key: 'last', features: 2 },
    ])
    expect(packed.map(({ theme, release }) => `${theme} ${release}`)).toEqual([
      't1 first',
      't2 first',
      't3 first',
      't4 last',
      't5 last',
      't6 last',
      't7 null',
      't8 null',
      't9 null',
    ])
  })
})
