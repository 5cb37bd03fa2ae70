import { describe, expect, test } from 'vitest'
import type { ImportMapping } from '#protocol/import-choices.ts'
import type { Content } from '../formats/draft.ts'
import { readCsv } from './read-csv.ts'

function read(lines: string[], mapping?: ImportMapping): Content {
  const content = readCsv(lines.join('\n'), mapping === undefined ? {} : { mapping })
  if ('malformed' in content) throw new Error(content.malformed)
  return content
}

describe('any CSV', () => {
  test('each field finds its column', () => {
    const content = read([
      'Id,Title,Type,Status,Story points,Description,URL,Parent,Tags',
      'A-1,Pay by card,Bug,In progress,3,"Long, text",https://example.org/1,A-2,"ui; pay"',
      'A-2,Payment,Epic,Done,,,,,',
    ])
    expect(content.source).toBe('csv')
    expect(content.delimiter).toBe(',')
    expect(content.drafts).toEqual([
      {
        line: 2,
        title: 'Pay by card',
        kind: 'defect',
        status: 'doing',
        estimate: 3,
        description: 'Long, text',
        externalId: 'A-1',
        externalUrl: 'https://example.org/1',
        parentExternalId: 'A-2',
        labels: ['ui', 'pay'],
      },
      {
        line: 3,
        title: 'Payment',
        kind: 'epic',
        status: 'done',
        estimate: null,
        description: '',
        externalId: 'A-2',
        externalUrl: null,
        parentExternalId: null,
        labels: [],
      },
    ])
    expect(content.warnings).toEqual([])
    expect(content.columns[1]).toEqual({
      index: 1,
      header: 'Title',
      samples: ['Pay by card', 'Payment'],
      as: 'title',
      by: 'header',
    })
  })

  test('unknown words and numbers that are none are reported and not fatal', () => {
    const content = read(['Title,Type,Status,Points', 'A,Flunk,Wurst,XL', 'B,Flunk,Done,n/a'])
    expect(content.drafts.map(({ kind, status, estimate }) => ({ kind, status, estimate }))).toEqual([
      { kind: 'story', status: 'draft', estimate: null },
      { kind: 'story', status: 'done', estimate: null },
    ])
    expect(content.warnings).toEqual([
      'Type words that are not known are read as story: lines 2 (“Flunk”), 3 (“Flunk”).',
      'Status words that are not known are read as draft: line 2 (“Wurst”).',
      'Estimates that are no number from 0 to 10,000 were left empty: lines 2 (“XL”), 3 (“n/a”).',
    ])
  })

  test('a line without a title is skipped with the reason, a blank one in silence', () => {
    const content = read(['Title,Status', ' ,Done', ' , ', 'B,Done'])
    expect(content.drafts.map(({ title }) => title)).toEqual(['B'])
    expect(content.skipped).toEqual([
      {
        line: 2,
        text: 'Done',
        reason:
          'Title: “Title” is empty on this line; fill it in the file, or choose another column for the title.',
      },
    ])
  })

  test('with no title column the first column of words is proposed, and said', () => {
    const content = read(['nr;when;what;who', '1;2024-01-01;Pay by card;Ann', '2;2024-01-02;Pay by bank;Bob'])
    expect(content.drafts.map(({ title }) => title)).toEqual(['Pay by card', 'Pay by bank'])
    expect(content.warnings[0]).toContain('“what” was taken')
  })

  test('a file of prose without header loses neither its first line nor what stands behind commas', () => {
    const lines = ['As a user, I want to pay by card, so that I need no cash', 'As a user, I want A, B']
    expect(read(lines)).toMatchObject({ source: 'stories', drafts: lines.map((title) => ({ title })) })
  })

  test('a table without header keeps its first line as an item, and its columns have numbers', () => {
    const content = read(['As a user, I want A;5;Ann', 'As a user, I want B;3;Bob'])
    expect(content.drafts.map(({ line, title }) => [line, title])).toEqual([
      [1, 'As a user, I want A'],
      [2, 'As a user, I want B'],
    ])
    expect(content.columns.map(({ header }) => header)).toEqual(['Column 1', 'Column 2', 'Column 3'])
    expect(content.warnings[0]).toContain('does not look like a header')
  })

  test('short rows are read, long ones lose nothing', () => {
    const content = read(['Title,Status,Note', 'A', 'B,Done,n,extra, more', 'C,Done,n,,,'])
    expect(content.drafts.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
    expect(content.drafts[1]?.description).toBe('n\n\nThe line in the file: B,Done,n,extra, more')
    expect(content.drafts[2]?.description).toBe('n')
    expect(content.warnings).toHaveLength(2)
  })

  test('a title that was not quoted is put together again when it is the last column', () => {
    expect(read(['Status,Title', 'Done,As a user, I want A, so that B']).drafts[0]?.title).toBe(
      'As a user, I want A, so that B',
    )
    expect(read(['Title', 'As a user, I want A; B']).drafts[0]?.title).toBe('As a user, I want A; B')
  })

  test('the formula guard is taken off, other apostrophes stay', () => {
    const titles = ["'=SUM", "'+1", "'-1", "'@me", "'quoted'", "'n' roll", '=1', "''=x"]
    const content = read(['Status,Title', ...titles.map((title) => `Done,${title}`)])
    expect(content.drafts.map(({ title }) => title)).toEqual([
      '=SUM',
      '+1',
      '-1',
      '@me',
      "'quoted'",
      "'n' roll",
      '=1',
      "''=x",
    ])
  })

  test('columns are chosen by position', () => {
    const lines = ['Title,Other,Points,Size', 'A,B,3,5']
    expect(read(lines, { 1: 'title', 3: 'estimate' }).drafts[0]).toMatchObject({ title: 'B', estimate: 5 })
    expect(read(lines, { 1: 'description', 2: null, 3: null }).drafts[0]).toMatchObject({
      title: 'A',
      description: 'B',
      estimate: null,
    })
    expect(read(lines, { 0: 'title', 1: 'title' }).drafts[0]?.title).toBe('A B')
  })

  test('lines above the header are passed over and named', () => {
    const content = read(['My project,,,', ',,,', 'Title,Status,Type,Id', 'A,Done,Bug,1'])
    expect(content.drafts.map(({ title, line }) => [title, line])).toEqual([['A', 4]])
    expect(content.skipped).toMatchObject([{ line: 1, text: 'My project' }])
  })

  test('two lines with one id are two items', () => {
    const content = read(['Id,Title', '1,A', '1,B'])
    expect(content.drafts.map(({ title, externalId }) => [title, externalId])).toEqual([
      ['A', '1'],
      ['B', null],
    ])
    expect(content.warnings).toHaveLength(1)
  })

  test('a second long text is added under its name', () => {
    expect(read(['Title,Acceptance criteria,Description', 'A,It works,Text']).drafts[0]?.description).toBe(
      'Text\n\nAcceptance criteria:\nIt works',
    )
  })
})
