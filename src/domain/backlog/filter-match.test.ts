import { describe, expect, test } from 'vitest'
import type { CommandCall } from '../kernel/commit.ts'
import { runBatch } from '../kernel/decide.ts'
import { createState, ordered, type State } from '../kernel/state.ts'
import { model } from '../model.ts'
import { parseFilter } from './filter.ts'
import { inheritedFrom } from './filter-inherit.ts'
import { compileFilter, narrows } from './filter-match.ts'

const id = (prefix: string, name: string) => `${prefix}_${name.padEnd(12, '0')}`
const product = id('prd', 'trail')
const member = id('mbr', 'Tara')
const call = (name: string, input: { [field: string]: unknown }): CommandCall => ({ name, input })

/** Two releases: "First" with one feature, "Second" with two; a theme; six items, two of them loose. */
function trail(): State {
  const state = createState(model.kinds)
  const item = (name: string, more: { [field: string]: unknown } = {}) =>
    call('create-item', {
      item: id('itm', name),
      product,
      title: name,
      kind: 'story',
      status: 'draft',
      estimate: null,
      description: '',
      parent: null,
      feature: null,
      theme: null,
      source: null,
      ...more,
    })
  const release = (name: string, date: string | null) =>
    call('create-release', {
      release: id('rel', name),
      goal: id('gol', name),
      product,
      name,
      date,
      text: `Goal of ${name}`,
      type: 'other',
    })
  const feature = (name: string, of: string) =>
    call('create-feature', { feature: id('ftr', name), goal: id('gol', of), name, reason: '' })
  const result = runBatch(
    model,
    state,
    [
      call('add-member', { member, name: 'Tara', administrator: true }),
      call('create-product', {
        product,
        name: 'Trail',
        key: 'TR',
        vision: '',
        stage: 'growth',
        sample: false,
        owner: member,
      }),
      release('First', '2027-Q1'),
      release('Second', '2027-Q2'),
      feature('Map', 'First'),
      feature('Diary', 'Second'),
      feature('Diary of friends', 'Second'),
      call('create-theme', { theme: id('thm', 'night'), product, name: 'Night', words: [], feature: null }),
      item('Zoom', { feature: id('ftr', 'Map'), status: 'done', estimate: 3 }),
      item('Epic', { title: 'The whole map', kind: 'epic', feature: id('ftr', 'Map'), estimate: 8 }),
      item('Write', { title: 'Écrire une note', feature: id('ftr', 'Diary'), status: 'ready' }),
      item('Share', {
        title: 'Share with "friends"',
        feature: id('ftr', 'Diary of friends'),
        parent: id('itm', 'Write'),
      }),
      item('Dark', { title: 'Dark map', theme: id('thm', 'night') }),
      item('Link', { title: 'Old links', kind: 'defect' }),
    ],
    {
      actor: 'system',
      at: '2027-01-01T00:00:00Z',
      batch: 'batch-0001',
      commit: () => undefined,
      document: () => undefined,
    },
  )
  if ('refusal' in result) throw new Error(JSON.stringify(result))
  return state
}

const state = trail()
const found = (query: string) => {
  const { fits } = compileFilter(state, product, parseFilter(query).filter)
  return [...ordered(state, 'item', product)].filter(fits).map(({ number }) => number)
}

test('signs may be wide or curly, as input methods and phones write them', () => {
  for (const [typed, plain] of [
    ['ｔｙｐｅ：ｅｐｉｃ', 'type:epic'],
    ['－ｍａｐ', '-map'],
    ['“dark map”', '"dark map"'],
    ['（zoom｜links）', '(zoom|links)'],
    ['ＴＲ－１', 'tr-1'],
    ['tr１', 'tr-1'],
    ['with “friends', 'with "friends"'],
  ] as const)
    expect([typed, found(typed)]).toEqual([typed, found(plain)])
})

describe('what fits a filter', () => {
  test.each([
    ['', [1, 2, 3, 4, 5, 6]],
    ['map', [2, 5]],
    ['MAP dark', [5]],
    ['ecrire', [3]],
    ['"a n"', []],
    ['"une note"', [3]],
    ['-map', [1, 3, 4, 6]],
    ['zoom OR links', [1, 6]],
    ['type:epic,defect', [2, 6]],
    ['status:done', [1]],
    ['-status:done type:story', [3, 4, 5]],
    ['is:open', [2, 3, 4, 5, 6]],
    ['is:orphan', [5, 6]],
    ['is:orphan,done', [1, 5, 6]],
    ['is:epic', [2]],
    ['is:ready', [3]],
    ['release:first', [1, 2]],
    ['release:Second', [3, 4]],
    ['release:@current', [1, 2]],
    ['release:@next', [3, 4]],
    ['release:@previous', []],
    ['feature:diary', [3]],
    ['feature:dia', [3, 4]],
    ['feature:"diary of friends"', [4]],
    ['theme:night', [5]],
    ['no:goal', [5, 6]],
    ['has:theme', [5]],
    ['no:estimate type:story', [3, 4, 5]],
    ['estimate:3', [1]],
    ['estimate:>3', [2]],
    ['estimate:3..8', [1, 2]],
    ['estimate:*..5', [1]],
    ['parent:TR-3', [4]],
    ['tr-5', [5]],
    ['TR5', [5]],
    ['5', [5]],
    ['tr-', [1, 2, 3, 4, 5, 6]],
  ])('%j finds %j', (query, numbers) => {
    expect(found(query)).toEqual(numbers)
  })

  test('a value that names nothing finds nothing and says so', () => {
    const { fits, hints } = compileFilter(
      state,
      product,
      parseFilter('release:Third status:lost parent:TR-99').filter,
    )
    expect([...ordered(state, 'item', product)].filter(fits)).toEqual([])
    expect(hints).toEqual([
      'No release of this product is called "Third".',
      'status: is one of draft, ready, doing, done.',
      'No item of this product is called "TR-99".',
    ])
  })

  test('a half-typed value already finds what begins so', () => {
    expect(found('status:re')).toEqual([3])
  })
})

describe('a filter that narrows another', () => {
  const narrower = (before: string, next: string) =>
    narrows(parseFilter(before).filter, parseFilter(next).filter)

  test('typing on, and adding a term, narrow', () => {
    expect(narrower('', 'm')).toBe(true)
    expect(narrower('ma', 'map')).toBe(true)
    expect(narrower('dark', 'dark ma')).toBe(true)
    expect(narrower('dark', 'dark -map')).toBe(true)
    expect(narrower('is:open ma', 'is:open map')).toBe(true)
  })

  test('what may let in more does not', () => {
    expect(narrower('map', 'ma')).toBe(false)
    expect(narrower('-ma', '-map')).toBe(false)
    expect(narrower('ma', 'ma OR b')).toBe(false)
    expect(narrower('status:draft', 'status:draft,ready')).toBe(false)
    expect(narrower('tr', 'tr-')).toBe(false)
    expect(narrower('tr', 'tr5')).toBe(false)
  })

  test('it never loses an item that the whole search would find', () => {
    const typed = ['Dark map', 'tr-5', 'is:open -map', 'estimate:3..8', 'zoom OR links', 'release:@current m']
    for (const query of typed) {
      for (let end = 1; end < query.length; end++) {
        const before = query.slice(0, end)
        const next = query.slice(0, end + 1)
        if (!narrower(before, next)) continue
        expect(found(before), `${before} before ${next}`).toEqual(expect.arrayContaining(found(next)))
      }
    }
  })
})

describe('what a new item takes over from the filter', () => {
  const inherited = (query: string) => inheritedFrom(state, product, parseFilter(query).filter)

  test('single values are taken over', () => {
    expect(inherited('type:defect status:ready feature:map theme:night estimate:5 crash')).toEqual({
      kind: 'defect',
      status: 'ready',
      feature: id('ftr', 'Map'),
      theme: id('thm', 'night'),
      estimate: 5,
    })
    expect(inherited('is:epic')).toEqual({ kind: 'epic' })
  })

  test('a release with one feature gives that feature, one with several leaves it open', () => {
    expect(inherited('release:first')).toEqual({ feature: id('ftr', 'Map') })
    expect(inherited('release:second')).toEqual({})
  })

  test('alternatives, negations and half-typed words give nothing', () => {
    expect(inherited('type:epic,story')).toEqual({})
    expect(inherited('-type:epic')).toEqual({})
    expect(inherited('type:epic OR status:done')).toEqual({})
    expect(inherited('status:d')).toEqual({})
    expect(inherited('is:orphan')).toEqual({})
  })
})
