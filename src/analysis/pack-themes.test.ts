import { describe, expect, test } from 'vitest'
import { type PackedTheme, type PackingRelease, sizesOf, suggestPacking } from './pack-themes.ts'

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

const itemsOf = (estimates: Record<string, number | null>) =>
  Object.entries(estimates).map(([id, estimate]) => ({ id, estimate }))
type Plan = ReturnType<typeof planOf>
const pack = (
  plan: Plan,
  items: ReturnType<typeof itemsOf>,
  releases: PackingRelease[],
  room: number | null = null,
) =>
  suggestPacking(
    plan,
    items.map(({ id }) => id),
    sizesOf(items),
    releases,
    room,
  )
const releasesOf = (...keys: string[]) => keys.map((key) => ({ key, features: 0, size: 0 }))
const shortly = (packed: readonly PackedTheme[]) =>
  packed.map(({ theme, release, because }) => `${theme} ${release} ${because}`)

describe('a suggested packing', () => {
  const order = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
  const items = order.map((id) => ({ id, estimate: null }))

  test('lays the themes whose items stand highest onto the first release, and says where they stand', () => {
    const plan = planOf({ low: { items: ['7', '8', '9'] }, high: { items: ['1', '3', '9'] } })
    const at = { because: 'rank', size: 3, unit: 'items', room: 6, all: 2, passed: null, release: 'r' }
    expect(pack(plan, items, releasesOf('r'))).toEqual([
      { theme: 'high', rank: 3, order: 1, ...at },
      { theme: 'low', rank: 8, order: 2, ...at },
    ])
  })

  test('leaves what somebody laid, gives no release more than it can keep in focus, and the rest for later', () => {
    const themes = Object.fromEntries(order.map((item) => [`t${item}`, { items: [item] }]))
    const plan = planOf({ ...themes, laid: { items: [], release: 'first' } })
    const packed = pack(
      plan,
      items,
      [
        { key: 'first', features: 0, size: 0 },
        { key: 'full', features: 5, size: 0 },
        { key: 'last', features: 2, size: 0 },
      ],
      100,
    )
    expect(shortly(packed)).toEqual([
      't1 first rank',
      't2 first rank',
      't3 first rank',
      't4 last rank',
      't5 last rank',
      't6 last rank',
      't7 null full',
      't8 null full',
      't9 null full',
    ])
  })

  const sized = itemsOf({ a: 8, b: 5, c: 3, d: 13, e: 2, f: 40 })
  const six = planOf({
    a: { items: ['a'] },
    b: { items: ['b'] },
    c: { items: ['c'] },
    d: { items: ['d'] },
    e: { items: ['e'] },
    f: { items: ['f'] },
  })

  test('gives no release more than it has room for, and says which one was passed and what it had left', () => {
    const packed = pack(six, sized, releasesOf('first', 'second', 'third'), 16)
    expect(shortly(packed)).toEqual([
      'a first rank',
      'b first rank',
      'c first rank',
      'd second room',
      'e second room',
      'f third large',
    ])
    expect(packed[3]).toMatchObject({ size: 13, passed: { release: 'first', left: 0 } })
    const two = pack(six, sized, releasesOf('first', 'second'), 16)
    expect(shortly(two).at(-1)).toBe('f null size')
    expect(two.at(-1)?.passed).toEqual({ release: 'first', left: 0 })
  })

  test('counts what stands in a release already, whether on the roadmap or laid by hand', () => {
    const laid = planOf({ a: { items: ['a'], release: 'first' }, b: { items: ['b'] }, e: { items: ['e'] } })
    const releases = [{ key: 'first', features: 1, size: 4 }, ...releasesOf('second')]
    expect(shortly(pack(laid, sized, releases, 14))).toEqual(['b second room', 'e first rank'])
  })

  test('spreads evenly what there are places for, when nobody says how much fits', () => {
    const { f, ...five } = { a: 8, b: 5, c: 3, d: 13, e: 2, f: 40 }
    const plan = { ...six, themes: six.themes.filter(({ key }) => key in five) }
    const packed = pack(plan, itemsOf(five), releasesOf('first', 'second'))
    expect(packed[0]?.room).toBe(16)
    expect(shortly(packed)).toEqual([
      'a first rank',
      'b first rank',
      'c first rank',
      'd second room',
      'e second room',
    ])
    // What is larger than an even share finds its place all the same.
    const all = pack(six, itemsOf({ ...five, f }), releasesOf('first', 'second'))
    expect(all.every(({ release }) => release !== null)).toBe(true)
  })
})

describe('the size of items', () => {
  test('is in points where most have an estimate, and one without counts as the mean of the others', () => {
    const sizes = sizesOf(itemsOf({ a: 2, b: 4, c: null }))
    expect([sizes.unit, sizes.of(['a', 'b']), sizes.of(['a', 'c'])]).toEqual(['points', 6, 5])
  })

  test('is their number where few have one', () => {
    const sizes = sizesOf(itemsOf({ a: 2, b: null, c: null }))
    expect([sizes.unit, sizes.of(['a', 'b', 'c'])]).toEqual(['items', 3])
    expect(sizesOf([]).of([])).toBe(0)
  })
})
