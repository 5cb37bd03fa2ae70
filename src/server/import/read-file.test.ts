import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reading } from './formats/draft.ts'
import { readFile } from './read-file.ts'

function reading(content: string | Uint8Array, name: string): Reading {
  const result = readFile(typeof content === 'string' ? Buffer.from(content) : content, name)
  if ('malformed' in result) throw new Error(result.malformed)
  return result
}

function malformed(content: string | Uint8Array, name: string): string {
  const result = readFile(typeof content === 'string' ? Buffer.from(content) : content, name)
  return 'malformed' in result ? result.malformed : 'was read'
}

describe('what a file is', () => {
  test('content decides, and the name only between prose and table', () => {
    expect(reading('Title,Status\nA,Done', 'x.csv').source).toBe('csv')
    expect(reading('Title\tStatus\nA\tDone', 'x.txt').source).toBe('csv')
    expect(reading('As a user, I want A\nAs a user, I want B', 'x.txt').source).toBe('stories')
    expect(reading('#G14# As a user, I want A\n#G14# As a user, I want B', 'x.csv').source).toBe('stories')
    expect(reading('[{"number": 1, "title": "A"}]', 'x.txt').source).toBe('github-json')
    expect(reading('[{"iid": 1, "title": "A"}]', 'x').source).toBe('gitlab-json')
    expect(reading('{"lists": [], "cards": []}', 'x.json').source).toBe('trello-json')
    expect(
      reading('[Bug] Login fails\n[Bug] Logout fails', 'x.txt').drafts.map(({ title }) => title),
    ).toEqual(['[Bug] Login fails', '[Bug] Logout fails'])
  })

  test('a source that is asked for is used, or refused with a sentence', () => {
    const text = Buffer.from('Title,Status\nA,Done')
    const stories = readFile(text, 'x.csv', { source: 'stories' })
    expect('drafts' in stories && stories.drafts.length).toBe(2)
    expect(readFile(text, 'x.csv', { source: 'trello-json' })).toHaveProperty('malformed')
    expect(
      readFile(Buffer.from('[{"number": 1, "title": "A"}]'), 'x', { source: 'trello-json' }),
    ).toHaveProperty('malformed')
  })

  test('where each record names its parts itself, nobody can say which line is the header', () => {
    const json = Buffer.from('[{"number": 1, "title": "A"}]')
    for (const said of [{ firstLineIsItem: true }, { headerLine: 1 }])
      expect(readFile(json, 'x.json', said)).toEqual({
        malformed: expect.stringContaining('no line of it is a header'),
      })
    expect(readFile(json, 'x.json', { firstLineIsItem: false })).toHaveProperty('drafts')
  })

  test('what cannot be read says what to do instead', () => {
    expect(malformed('', 'x.csv')).toContain('empty')
    expect(malformed('  \n\n', 'x.txt')).toContain('empty')
    expect(malformed(Uint8Array.from([0x50, 0x4b, 5, 6, 0, 0]), 'x.zip')).toContain('unpack it')
    expect(
      malformed(
        Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6, 7, 8]),
        'x.png',
      ),
    ).toContain('not text')
    expect(malformed('<html><table></table></html>', 'jira.xls')).toContain('export CSV')
    expect(malformed('{"cards": [', 'x.json')).toContain('not complete JSON')
    expect(malformed('hello', 'x.json')).toContain('not JSON')
    expect(malformed('{"hello": 1}', 'x.json')).toContain('Trello')
  })
})

describe('bombs are refused with a sentence', () => {
  test('more than 20 MB', () => {
    expect(malformed(new Uint8Array(20 * 1024 * 1024 + 1), 'x.csv')).toContain('20 MB')
  })

  test('more columns than a sheet has', () => {
    expect(malformed(`Title${',Label'.repeat(16_384)}\nA`, 'x.csv')).toContain('16385 columns')
    expect(reading(`Title${',Label'.repeat(16_383)}\nA`, 'x.csv').drafts).toHaveLength(1)
  })

  test('more than 100,000 lines', () => {
    expect(reading(`Title,Status\n${'A,B\n'.repeat(100_000)}`, 'x.csv').drafts).toHaveLength(100_000)
    expect(malformed(`Title,Status\n${'A,B\n'.repeat(100_001)}`, 'x.csv')).toContain('100000')
    expect(malformed('A\n'.repeat(100_001), 'x.txt')).toContain('100000')
  })

  test('JSON nested a million deep', () => {
    expect(malformed('['.repeat(1_000_000), 'x.json')).toContain('nested')
    expect(malformed(`{"cards":${'['.repeat(100)}${']'.repeat(100)},"lists":[]}`, 'x.json')).toContain(
      'nested',
    )
  })

  test('XML with entities of its own', () => {
    expect(malformed('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss></rss>', 'x.xml')).toContain(
      'document type',
    )
  })
})

describe('no bytes make it throw', () => {
  const isResult = (bytes: Uint8Array, name: string) => {
    const result = readFile(bytes, name)
    if ('malformed' in result) expect(result.malformed).toMatch(/^[A-Z].*\.$/s)
    else for (const draft of result.drafts) expect(draft.title).toMatch(/\S/)
  }
  const names = fc.constantFrom('a.csv', 'a.txt', 'a.json', 'a.xml', 'a', '')

  test('arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), names, isResult), { numRuns: 1500 })
  })

  test('text made of what CSV, JSON and XML are made of', () => {
    const token = fc.constantFrom(
      '"',
      "'",
      '""',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r\n',
      '\r',
      'Title',
      'Status',
      'Id',
      'Parent',
      'Labels',
      'Summary',
      'Issue key',
      'Title 1',
      'Title 2',
      'Work Item Type',
      'x',
      '1',
      ' ',
      '=',
      "'=1",
      '\uFEFF',
      '\u0000',
      '👍',
      'é',
      '[',
      ']',
      '{',
      '}',
      ':',
      'null',
      '"cards"',
      '"lists"',
      '"title"',
      '"number"',
      '<',
      '>',
      '<item>',
      '</item>',
      '<rss>',
      '<channel>',
      '<summary>',
      '<!--',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&#0;',
      'sep=;',
    )
    const text = fc.array(token, { maxLength: 60 }).map((tokens) => Buffer.from(tokens.join('')))
    fc.assert(fc.property(text, names, isResult), { numRuns: 1500 })
  })

  test('JSON of the right shape with anything in it', () => {
    const card = fc.dictionary(
      fc.constantFrom(
        'id',
        'name',
        'pos',
        'idList',
        'closed',
        'labels',
        'desc',
        'number',
        'iid',
        'title',
        'html_url',
        'state',
        'checkItems',
        'weight',
        'epic',
      ),
      fc.jsonValue({ maxDepth: 3 }),
    )
    const file = fc.oneof(
      fc.record({
        cards: fc.array(card),
        lists: fc.array(card),
        checklists: fc.jsonValue(),
        actions: fc.jsonValue(),
        customFields: fc.jsonValue(),
      }),
      fc.array(fc.tuple(card, fc.string()).map(([rest, title]) => ({ number: 1, ...rest, title }))),
      fc.array(fc.tuple(card, fc.string()).map(([rest, title]) => ({ iid: 1, ...rest, title }))),
    )
    fc.assert(
      fc.property(file, (value) => isResult(Buffer.from(JSON.stringify(value)), 'x.json')),
      { numRuns: 1000 },
    )
  })
})
