import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Reading } from '#server/import/formats/draft.ts'
import { dryRunOf, saidOf } from '#server/import/plan/dry-run.ts'
import { readFile } from '#server/import/read-file.ts'
import { caseBytes, casesFolder, right, shortly } from './case-files.ts'

/** Read by what is told apart by words, not item by item. */
const byWords = ['07-status-first-word-done.csv', '75-trello-lists.json']

function read(name: string): Reading {
  const reading = readFile(caseBytes(name), name)
  if ('malformed' in reading) throw new Error(reading.malformed)
  return reading
}
const data = (name: string) => dryRunOf(read(name)).data

describe('files that went wrong', () => {
  test('each of them is told here', () => {
    expect(readdirSync(casesFolder).sort()).toEqual([...Object.keys(right), ...byWords].sort())
  })

  test.each(Object.entries(right))('%s', (name, items) => {
    expect(shortly(caseBytes(name), name)).toEqual(items)
  })

  test('a status means done only when the whole of it says so', () => {
    const { words } = data('07-status-first-word-done.csv')
    const takenFor = (status: string) =>
      words.filter((word) => word.takenFor === status).map(({ word }) => word)
    expect(takenFor('done').sort()).toEqual(
      ['100%', '04 Done', "Closed (Won't fix)", 'DONE', 'Wont Do', '[Done]', 'done.', '✅'].sort(),
    )
    for (const word of [
      'Live Testing',
      'Accepted',
      'Merged to develop',
      'Released candidates',
      'Done - needs review',
      'Completed (partially)',
      'Resolved?',
      'In Produktion',
      'Final',
      'Backlog (done items)',
    ])
      expect(takenFor('done')).not.toContain(word)
    for (const word of ['3. In Progress', 'Under review', 'UAT', 'Doing 🔥'])
      expect(takenFor('doing')).toContain(word)
  })

  test('no list is done that only begins so', () => {
    expect(new Set(data('75-trello-lists.json').items.map(({ status }) => status))).not.toContain('done')
  })

  test('what is not sure is said to be', () => {
    const { words } = saidOf(read('07-status-first-word-done.csv'))
    expect(words.filter(({ sure, takenFor }) => !sure && takenFor === 'done')).toEqual([])
    expect(words.find(({ word }) => word === 'Accepted')).toMatchObject({ takenFor: 'draft', sure: false })
    expect(words.find(({ word }) => word === 'Under review')).toMatchObject({ sure: true })
    expect(saidOf(read('65-estimate-with-unit.csv')).words).toMatchObject([
      { field: 'estimate', word: 'M', takenFor: null, sure: false },
      { field: 'estimate', word: '5h', takenFor: null, sure: false },
    ])
  })

  test('releases, sprints, dates and people are named, and stand in the text', () => {
    const { unplaced, releases } = saidOf(read('54-versions-sprints-dates.csv'))
    expect(unplaced.map(({ what, rows }) => [what, rows])).toEqual([
      ['release', 2],
      ['sprint', 2],
      ['date', 2],
      ['person', 2],
    ])
    expect(releases).toEqual([{ name: 'Version 2.0', rows: 2 }])
    const [first] = data('54-versions-sprints-dates.csv').items
    for (const text of ['Version 2.0', 'Sprint 12', '03/04/2026', 'Ann'])
      expect(first!.description).toContain(text)
    expect(first!.description).not.toContain('<')
  })

  test('every column is told, read or not', () => {
    for (const [header, as] of [
      ['feature_name', 'title'],
      ['status_name', 'status'],
      ['component_name', 'labels'],
      ['product_name', null],
      ['release_name', 'release'],
    ])
      expect(data('37-productboard.csv').columns).toContainEqual({ header, as })
    expect(data('23-jira-wide.csv').columns.length).toBe(266)
    expect(data('54-versions-sprints-dates.csv').columns.map(({ as }) => as)).not.toContain(null)
  })

  test('labels are names: no brackets, no colours, and the name of an epic that is no row', () => {
    expect(data('29-plane.csv').items.map(({ labels }) => labels)).toEqual([['web', 'beta', 'Core'], [], []])
    expect(data('53-trello-csv.csv').items[0]!.labels).toEqual(['Bug', 'UI'])
    expect(data('63-gitlab-epic.csv').items[0]!.labels).toContain('Rooms')
  })

  test('an epic of another file is named', () => {
    expect(data('73-clubhouse-import.csv').items[0]!.description).toBe('The link does not work\n\nParent: 7')
  })

  test('wiki markup is Markdown', () => {
    expect(data('70-jira-wiki.csv').items.map(({ description }) => description)).toEqual([
      '## Steps\n1. open **cart**\n2. see `total`\n\n```java\nint a = 1;\n```\n\n[docs](https://example.org/docs) and shot.png',
      'Red\n\n```\nx < y\n```',
    ])
  })

  test('what makes no item is named with its line', () => {
    expect(data('21-jira-exports-concatenated.csv').skipped).toEqual([
      { line: 3, reason: 'It repeats the header.' },
    ])
    expect(data('53-trello-csv.csv').skipped).toMatchObject([{ line: 3 }])
  })

  test('the order is told, and can be that of the file', () => {
    expect(saidOf(read('24-jira-rank.csv')).order).toMatchObject({
      by: 'column',
      header: 'Custom field (Rank)',
    })
    expect(shortly(caseBytes('24-jira-rank.csv'), 'x.csv', { order: 'file' })[0]).toBe(
      'Third in the backlog | story draft',
    )
  })

  test('the encoding is told with its lines and others, and can be chosen', () => {
    const said = saidOf(read('55-cp1251.csv'))
    expect(said).toMatchObject({ encoding: 'windows-1251' })
    expect(said.encodings[0]).toMatchObject({
      encoding: 'windows-1251',
      lines: [expect.stringContaining('Название'), expect.anything(), expect.anything()],
    })
    expect(shortly(caseBytes('55-cp1251.csv'), 'x.csv', { encoding: 'koi8-r' })[1]).not.toContain(
      'Забронировать',
    )
  })

  test('words, columns and the header can be told otherwise', () => {
    const bytes = Buffer.from('Title,Status,Points,Sort\nA,Accepted,3,Wish\nB,Accepted,5,Wish')
    const chosen = {
      statuses: { accepted: 'done' },
      mapping: { 3: 'kind', 2: null },
      kinds: { Wish: 'epic' },
    } as const
    expect(shortly(bytes, 'x.csv', chosen)).toEqual(['A | epic done', 'B | epic done'])
    expect(shortly(Buffer.from('Epic,Done\nStory,To do'), 'x.csv', { firstLineIsItem: true })).toHaveLength(2)
  })
})
