import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestFirst, fitOf, fits, isShortFor, sought } from './fit.ts'
import { fold } from './fold.ts'

const found = (query: string, ...titles: string[]) => bestFirst(titles, query, fold)

test('the same text stands first, then whole words, beginnings, and what holds it', () => {
  expect(found('map', 'Heatmap', 'The mapping', 'A map', 'Mapped trails', 'Map', 'Tent', 'Map view')).toEqual(
    ['Map', 'Map view', 'A map', 'Mapped trails', 'The mapping', 'Heatmap'],
  )
})

test('a name that only ends otherwise is as good as the word itself', () => {
  expect(found('trail map', 'A trail map', 'Trail maps', 'Trail mapping', 'Trail map of old')).toEqual([
    'Trail maps',
    'Trail map of old',
    'A trail map',
    'Trail mapping',
  ])
})

test('of what has the words, those side by side and in order stand first, and at the start before all', () => {
  expect(
    found(
      'map view',
      'View of a map',
      'A map with a view',
      'The map view',
      'Map view of old trails',
      'Map view',
    ),
  ).toEqual(['Map view', 'Map view of old trails', 'The map view', 'A map with a view', 'View of a map'])
  expect(found('off map', 'Map, offered', 'Offer a new map', 'Show an “offline” (map)')).toEqual([
    'Show an “offline” (map)',
    'Offer a new map',
    'Map, offered',
  ])
})

test('each word must stand in it, in any order and however it is written', () => {
  expect(found('cafe near', 'Near a CAFÉ', 'Café', 'near')).toEqual(['Near a CAFÉ'])
  expect(found('“it’s”', `say "it's"`)).toEqual([`say "it's"`])
})

test('nothing looked for leaves all as they stand', () => {
  expect(found('  ', 'b', 'a')).toEqual(['b', 'a'])
})

test('letters are short for words that begin with them in their order', () => {
  expect(isShortFor('mtr', 'move to release')).toBe(true)
  expect(isShortFor('movrel', 'move to release')).toBe(true)
  expect(isShortFor('mtr', 'motor')).toBe(false)
})

describe('whatever is typed', () => {
  const word = fc.stringMatching(/^[a-zéßж]{2,8}$/)
  const name = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => words.join(' '))
  const kindOf = (text: string, query: string) => {
    const fit = fitOf(fold(text), sought(query))
    return fit - (fit % 10)
  }

  test('a name fits itself as nothing else does', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        fc.pre(fold(one) !== fold(other))
        expect(kindOf(one, one)).toBe(fits.same)
        expect(kindOf(other, one)).toBeLessThan(fits.same)
      }),
    )
  })

  test('two of its words in any order are whole words of a name, and their beginnings at least beginnings', () => {
    const drawn = name.chain((text) =>
      fc.tuple(fc.constant(text), fc.shuffledSubarray(text.split(' '), { minLength: 2, maxLength: 2 })),
    )
    fc.assert(
      fc.property(drawn, ([text, words]) => {
        expect(kindOf(text, words.join(' '))).toBeGreaterThanOrEqual(fits.words)
        expect(kindOf(text, words.map((one) => one.slice(0, 4)).join(' '))).toBeGreaterThanOrEqual(
          fits.starts,
        )
      }),
    )
  })

  test('typing on never makes a text fit that did not', () => {
    fc.assert(
      fc.property(name, name, (text, query) => {
        const typed = Array.from(query, (_, end) => kindOf(text, query.slice(0, end + 1)))
        expect(typed.map((kind) => kind > 0)).toEqual(
          typed
            .map((kind) => kind > 0)
            .sort()
            .reverse(),
        )
      }),
    )
  })
})
