import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, sought } from '#base/text/fit.ts'
import { bestOf, commandFit, cutTo, grouped, likely, looseFit, type Rated, rank } from './rank.ts'

const names = (query: string, all: string[]) => rank(query, all, (label) => ({ label }))

describe('what can be done', () => {
  test('is found by the whole text, whole words, beginnings of words', () => {
    const all = ['Offline mapping', 'Mapped trails', 'Offline map', 'Map view', 'Map']
    expect(names('map', all)).toEqual(['Map', 'Map view', 'Offline map', 'Mapped trails', 'Offline mapping'])
  })
  test('is found by letters inside of words, or by initials, only where nothing else fits', () => {
    expect(names('ro', ['Browse', 'Open roadmap', 'Roadmap'])).toEqual(['Roadmap', 'Open roadmap'])
    expect(names('ows', ['Browse', 'Open roadmap'])).toEqual(['Browse'])
    expect(names('mtr', ['Motor', 'Move to release'])).toEqual(['Move to release'])
  })
  test('is left out where it does not fit, or only by scattered letters', () => {
    expect(names('xyz', ['Roadmap', 'Backlog'])).toEqual([])
    expect(names('ro', ['Create product'])).toEqual([])
  })
  test('fits with every word, in any order', () => {
    expect(names('rel move', ['Move to release', 'Move up', 'New release'])).toEqual(['Move to release'])
  })
  test('stands first where it is shorter, and equals keep their order', () => {
    expect(names('back', ['Backlog of themes', 'Backlog'])).toEqual(['Backlog', 'Backlog of themes'])
    expect(names('map', ['Map b', 'Map a'])).toEqual(['Map b', 'Map a'])
  })
  test('is found however it is written, with or without its dots', () => {
    expect(names('uber', ['Über uns'])).toEqual(['Über uns'])
    expect(names('Über', ['uber uns'])).toEqual(['uber uns'])
    expect(names('strasse', ['Straße'])).toEqual(['Straße'])
    expect(names('status', ['Status of all', 'Status…'])).toEqual(['Status…', 'Status of all'])
  })
  test('all stays in order while nothing is typed', () => {
    expect(names(' ', ['b', 'a'])).toEqual(['b', 'a'])
  })
  test('has other names, which are worth more than words of a longer label and less than the label', () => {
    const all = [
      { label: 'Delete view', words: '' },
      { label: 'Archive', words: 'delete, remove' },
      { label: 'Delete', words: '' },
    ]
    expect(rank('delete', all, (one) => one).map(({ label }) => label)).toEqual([
      'Delete',
      'Archive',
      'Delete view',
    ])
    // A word of a longer name is only a part of it.
    const parts = [
      { label: 'Keys', words: 'shortcuts off' },
      { label: 'Offline maps' },
      { label: 'Off the shelf' },
    ]
    expect(rank('off', parts, (one) => one).map(({ label }) => label)).toEqual([
      'Off the shelf',
      'Offline maps',
      'Keys',
    ])
    const looks = [
      { label: 'Colours: Light', words: 'theme, light mode' },
      { label: 'Colours: Dark', words: 'theme, dark mode' },
    ]
    expect(rank('dark mode', looks, (one) => one)).toEqual([looks[1]])
    expect(rank('dark theme', looks, (one) => one)).toEqual([looks[1]])
    const moves = [
      { label: 'Move to the top', words: 'rank first' },
      { label: 'Move to a rank, or after…', words: 'place' },
    ]
    expect(rank('move to a rank', moves, (one) => one)[0]?.words).toBe('place')
    expect(rank('archive remove', all, (one) => one).map(({ label }) => label)).toEqual(['Archive'])
  })
})

/** Something that fits by its name. */
const named = (fit: number, more: Partial<Rated> = {}): Rated => ({
  fit,
  likely: likely.plan,
  length: 10,
  ...more,
})
const command = (fit: number, more: Partial<Rated> = {}) => named(fit, { likely: likely.command, ...more })

describe('what deletes', () => {
  const texts = { label: 'Delete', words: 'remove, trash, throw away', destroys: true }
  const isFound = (query: string) =>
    commandFit(sought(query), texts) > 0 || looseFit(sought(query), texts) > 0

  test('is found by its own words alone, each typed to its end', () => {
    expect(['delete', 'trash', 'remove', 'Delete remove', 'throw away'].filter(isFound)).toHaveLength(5)
    expect(
      ['d', 'del', 'delet', 'de te', 'dlt', 'let', 'throw', 'away', 'come back', 'delete come back'].filter(
        isFound,
      ),
    ).toEqual([])
  })
  test('is never first where a name fits, and first where none does', () => {
    const deletes = command(fits.same, { destroys: true })
    const [other, inside] = [named(fits.starts), named(fits.inside)]
    expect(bestOf([deletes, other, inside])).toEqual([other, deletes, inside])
    expect(bestOf([deletes, inside])).toEqual([deletes, inside])
  })
  test('is never found by less than whole words, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (query) => {
        const own = new Set(['delete', 'remove', 'trash'])
        const { words, text } = sought(query)
        const typesOwn = words.every((word) => own.has(word)) || text === 'throw away'
        if (text !== '') expect(isFound(query)).toBe(typesOwn)
      }),
    )
  })
})

describe('the order of all that fits', () => {
  const rated = fc.record({
    fit: fc.integer({ min: 10, max: 51 }),
    likely: fc.constantFrom(...Object.values(likely)),
    length: fc.integer({ min: 1, max: 80 }),
    idle: fc.boolean(),
    destroys: fc.boolean(),
  })
  const all = fc
    .array(rated, { maxLength: 40 })
    .map((some) => some.map((one) => ({ ...one, destroys: one.destroys && one.likely === likely.command })))

  test('a better kind of fit stands first, what can be done now before what cannot, the likelier before the others', () => {
    const order = [
      named(fits.same),
      command(fits.words + 3),
      named(fits.words + 3),
      named(fits.words + 3, { likely: likely.open }),
      named(fits.words + 3, { likely: likely.open, length: 20 }),
      named(fits.words + 3, { likely: likely.done }),
      named(fits.words + 1),
      command(fits.same, { idle: true }),
      command(fits.words + 3, { idle: true }),
      named(fits.words + 3, { likely: likely.elsewhere }),
      command(fits.starts + 3),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: order.length }), (some) => {
        expect(bestOf(some)).toEqual(order)
      }),
    )
  })
  test('loses and doubles nothing, and puts what deletes first only where no name fits', () => {
    fc.assert(
      fc.property(all, (some) => {
        const best = bestOf(some)
        expect(new Set(best)).toEqual(new Set(some))
        expect(best).toHaveLength(some.length)
        const isNamed = some.some((one) => one.likely !== likely.command && one.fit >= fits.starts)
        if (isNamed) expect(best[0]?.destroys).not.toBe(true)
      }),
    )
  })
  test('what was gone to on this visit stands before what fits alike', () => {
    const [one, other] = [named(fits.starts), named(fits.starts, { recent: true, length: 30 })]
    expect(bestOf([one, other])).toEqual([other, one])
  })
  test('is cut behind so many, but what was asked for in whole words stays', () => {
    const items = Array.from({ length: 50 }, (_, at) => named(fits.words + 3, { length: at }))
    const asked = command(fits.words, { idle: true })
    const cut = cutTo(30, bestOf([...items, asked, command(fits.starts)]))
    expect(cut).toHaveLength(30)
    expect(cut.at(-1)).toBe(asked)
  })
})

test('items stand under their headings in the order given, unknown headings last', () => {
  const all = ['other: c', 'go: b', 'create: a', 'go: a']
  expect(grouped(all, (one) => one.split(':')[0]!, ['create', 'go'])).toEqual([
    { heading: 'create', items: ['create: a'] },
    { heading: 'go', items: ['go: b', 'go: a'] },
    { heading: 'other', items: ['other: c'] },
  ])
})
