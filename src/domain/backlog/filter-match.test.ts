import { describe, expect, test } from 'vitest'
import type { CommandCall } from '../kernel/commit.ts'
import { runBatch } from '../kernel/decide.ts'
import { createState, ordered, type State } from '../kernel/state.ts'
import { model } from '../model.ts'
import { mended, parseFilter } from './filter.ts'
import { completeFilter, withOffer } from './filter-complete.ts'
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

  test('and asks whether what is near was meant', () => {
    const typed = 'feature:Diray,map is:orfan theme:nihgt'
    const { hints, slips } = compileFilter(state, product, parseFilter(typed).filter)
    expect(hints).toEqual([
      'No feature of this product is called "Diray". Did you mean Diary?',
      expect.stringMatching(/^is: is one of orphan, .* Did you mean orphan\?$/),
      'No theme of this product is called "nihgt". Did you mean Night?',
    ])
    expect(slips.reduce((text, slip) => mended(text, slip), typed)).toBe(
      'feature:Diary,map is:orphan theme:Night',
    )
  })

  test('a half-typed value already finds what begins so', () => {
    expect(found('status:re')).toEqual([3])
  })
})

describe('what is offered while a filter is typed (finding 36)', () => {
  /** `^` is the caret */
  const offered = (typed: string) => {
    const completion = completeFilter(state, product, typed.replace('^', ''), typed.indexOf('^'))
    return completion?.offers.map(({ text }) => text) ?? []
  }

  test.each([
    ['^', []],
    ['map ^', []],
    ['s^', ['status:']],
    ['-s^', ['status:']],
    ['(map st^', ['status:', 'type:story', 'type:storyboard']],
    ['re^', ['release:', 'status:ready']],
    ['tech^', ['type:technical']],
    ['orph^', ['is:orphan']],
    ['status:^', ['draft', 'ready', 'doing', 'done']],
    ['status:d^', ['draft', 'doing', 'done']],
    ['status:draft,^', ['ready', 'doing', 'done']],
    ['status:done^', []],
    ['status：r^', ['ready']],
    ['stat^ map', ['status:']],
    ['release:^', ['@current', '@next', '@previous', 'First', 'Second']],
    ['release:"sec^', ['Second']],
    ['feature:d^', ['Diary', '"Diary of friends"']],
    ['feature:friends^', ['"Diary of friends"']],
    ['theme:^', ['Night']],
    ['no:^', ['goal', 'release', 'estimate', 'description', 'parent', 'feature', 'theme']],
    ['parent:^', ['TR-2']],
    ['parent:dark^', ['TR-5']],
    ['estimate:^', []],
    ['"status:^', []],
    ['colour:^', []],
  ])('%s', (typed, texts) => {
    expect(offered(typed)).toEqual(texts)
  })

  test('of `is` everything that it can ask for, by the words people have for it', () => {
    expect(offered('is:^').slice(0, 5)).toEqual(['orphan', 'open', 'item', 'epic', 'story'])
    expect(offered('is:"not done^')).toEqual(['open'])
  })

  test('an offer takes the place of what is typed, and the caret stands where one goes on', () => {
    const take = (typed: string) => {
      const caret = typed.indexOf('^')
      const completion = completeFilter(state, product, typed.replace('^', ''), caret)!
      const next = withOffer(typed.replace('^', ''), completion, completion.offers[0]!)
      return `${next.text.slice(0, next.caret)}^${next.text.slice(next.caret)}`
    }
    expect(take('-st^')).toBe('-status:^')
    expect(take('map feature:"diary of^ -zoom')).toBe('map feature:"Diary of friends"^ -zoom')
    expect(take('(status:re^)')).toBe('(status:ready^)')
    expect(take('status:draft,re^')).toBe('status:draft,ready ^')
  })

  test('every offer is understood', () => {
    for (const typed of [
      's',
      'i',
      'n',
      'h',
      're',
      'dr',
      'is:',
      'no:',
      'has:',
      'status:',
      'type:',
      'release:',
      'feature:',
      'theme:',
      'parent:',
    ])
      for (const offer of completeFilter(state, product, typed, typed.length)?.offers ?? []) {
        const { text } = withOffer(typed, { from: typed.indexOf(':') + 1, to: typed.length }, offer)
        if (text.endsWith(':')) continue
        const { filter, hints } = parseFilter(text)
        expect([text, hints]).toEqual([text, []])
        const told = compileFilter(state, product, filter).hints
        expect([text, told.filter(() => !text.includes('@'))]).toEqual([text, []])
      }
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
