import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allOf,
  anyOf,
  everyItem,
  type Filter,
  mended,
  notThat,
  parseFilter,
  printFilter,
  withoutTerm,
} from './filter.ts'
import { filterKeys } from './filter-keys.ts'

const parse = (query: string) => parseFilter(query).filter
const text = (words: string): Filter => ({ is: 'text', text: words })
const field = (key: string, ...values: string[]): Filter => ({
  is: 'field',
  key,
  values,
})

describe('reading a filter', () => {
  test('words are text, and all of them must hold', () => {
    expect(parse('offline map')).toEqual(allOf([text('offline'), text('map')]))
  })

  test('a phrase in quotes is one text, with \\ before a quote inside', () => {
    expect(parse('"offline map"')).toEqual(text('offline map'))
    expect(parse('"say \\"hi\\" \\\\"')).toEqual(text('say "hi" \\'))
  })

  test('a comma is OR inside a key, and a key said twice is AND', () => {
    expect(parse('status:draft,ready status:ready')).toEqual(
      allOf([field('status', 'draft', 'ready'), field('status', 'ready')]),
    )
    expect(parse('release:"First hikes","Come back"')).toEqual(field('release', 'First hikes', 'Come back'))
  })

  test('before < and > the colon may be left out', () => {
    expect(parse('estimate>5 Estimate<=8')).toEqual(
      allOf([field('estimate', '>5'), field('estimate', '<=8')]),
    )
    expect(parse('"estimate>5" a<b')).toEqual(allOf([text('estimate>5'), text('a<b')]))
    expect(printFilter(text('estimate>5'))).toBe('"estimate>5"')
  })

  test('a key is read in either case', () => {
    expect(parse('Type:epic')).toEqual(field('type', 'epic'))
  })

  test('OR and | join alternatives and bind less than a space', () => {
    const wanted = anyOf([allOf([text('a'), text('b')]), text('c')])
    expect(parse('a b OR c')).toEqual(wanted)
    expect(parse('a b | c')).toEqual(wanted)
    expect(parse('a b|c')).toEqual(wanted)
    expect(parse('a AND b OR c')).toEqual(wanted)
    expect(parse('a or b')).toEqual(allOf([text('a'), text('or'), text('b')]))
  })

  test('brackets group, and a dash turns round what it touches', () => {
    expect(parse('-status:done (a OR -b)')).toEqual(
      allOf([notThat(field('status', 'done')), anyOf([text('a'), notThat(text('b'))])]),
    )
    expect(parse('-(a b)')).toEqual(notThat(allOf([text('a'), text('b')])))
  })

  test('a dash inside a word is part of it', () => {
    expect(parse('mock-up TM-12')).toEqual(allOf([text('mock-up'), text('TM-12')]))
  })

  test.each(['', '   ', '-', '(', ')', 'OR', 'status:', '""', '-status:', '( OR )', '- -', 'AND'])(
    'unfinished %j asks for nothing',
    (query) => {
      expect(parse(query)).toEqual(everyItem)
    },
  )

  test('unfinished ends are as if they were finished', () => {
    expect(parse('"offline ma')).toEqual(text('offline ma'))
    expect(parse('(a OR b')).toEqual(anyOf([text('a'), text('b')]))
    expect(parse('a OR')).toEqual(text('a'))
    expect(parse('status:draft,')).toEqual(field('status', 'draft'))
    expect(parse('a - b')).toEqual(allOf([text('a'), text('b')]))
  })

  test('an unknown key is text, and a hint says so', () => {
    const { filter, hints } = parseFilter('colour:red')
    expect(filter).toEqual(text('colour:red'))
    expect(hints).toEqual(['There is no key "colour:", so it is searched for as text.'])
    expect(parseFilter('see https://example.org at 10:30').hints).toEqual([])
  })

  test('every slip is told, and what was likely meant (finding 36)', () => {
    expect(parseFilter('stauts:redy colour:red relase:x (').hints).toEqual([
      'There is no key "stauts:", so it is searched for as text. Did you mean status:?',
      'There is no key "colour:", so it is searched for as text.',
      'There is no key "relase:", so it is searched for as text. Did you mean release:?',
    ])
  })

  test('a slip is mended where it stands, and nothing else changes', () => {
    const typed = 'map  -Stauts:redy | "stauts:x" ('
    const [slip] = parseFilter(typed).slips
    expect(mended(typed, slip!)).toBe('map  -status:redy | "stauts:x" (')
    const value = { words: 'oneOf', values: {}, at: { key: 'status', value: 'redy' }, near: 'ready' } as const
    expect(mended('map  -status:done,redy | status:redy', value)).toBe(
      'map  -status:done,ready | status:redy',
    )
  })

  test('a key without a value says what it waits for', () => {
    expect(parseFilter('status:').hints).toEqual(['status: waits for a value.'])
  })
})

describe('a filter and its text', () => {
  const words = fc.oneof(
    fc.string({ minLength: 1, maxLength: 8 }),
    fc.constantFrom('OR', 'AND', '-', '-x', 'a:b', 'type:epic', 'a"b', 'a\\b', '( )', 'a,b', '|', 'ß日本'),
  )
  const leaf: fc.Arbitrary<Filter> = fc.oneof(
    words.map(text),
    fc
      .tuple(fc.constantFrom(...filterKeys), fc.array(words, { minLength: 1, maxLength: 3 }))
      .map(([key, values]) => field(key, ...values)),
  )
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('filter'), { maxLength: 3 }).map(allOf),
      fc.array(tie('filter'), { maxLength: 3 }).map(anyOf),
      tie('filter').map(notThat),
    ),
  }))

  test('printed and read again, it is the same filter', () => {
    fc.assert(
      fc.property(filter, (one) => {
        expect(parse(printFilter(one))).toEqual(one)
      }),
      { numRuns: 500 },
    )
  })

  const anyText = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          'b',
          ' ',
          '"',
          '(',
          ')',
          '-',
          ':',
          '：',
          ',',
          '|',
          ' OR ',
          'status',
          '\\',
          'AND',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join('')),
    filter.map(printFilter),
  )

  test('its terms are the whole of it, in the order of the text', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const { filter, terms } = parseFilter(typed)
        expect(allOf(terms.map((term) => term.filter))).toEqual(filter)
        let end = 0
        for (const { from, to } of terms) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(typed.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('taking a term away as a chip is taking it away as text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (typed, which) => {
        const { terms } = parseFilter(typed)
        const gone = terms[which % Math.max(1, terms.length)]
        if (!gone) return
        const rest = terms.filter((term) => term !== gone).map((term) => term.filter)
        expect(parse(withoutTerm(typed, gone))).toEqual(allOf(rest))
      }),
      { numRuns: 1000 },
    )
  })

  test('whatever is typed parses, and reads the same when printed', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc
        .array(fc.constantFrom('a', ' ', '"', '(', ')', '-', ':', ',', '|', ' OR ', 'status', '\\', 'AND'), {
          maxLength: 14,
        })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(typed, (query) => {
        const read = parse(query)
        expect(parse(printFilter(read))).toEqual(read)
      }),
      { numRuns: 1000 },
    )
  })
})
