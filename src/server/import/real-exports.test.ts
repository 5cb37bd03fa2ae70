import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Reading } from './formats/draft.ts'
import { readFile } from './read-file.ts'

const data = resolve(import.meta.dirname, '../../../../shared/data')
const absent = !existsSync(data)
const why = absent ? ' (skipped: ../shared/data is absent)' : ''

function read(path: string): Reading {
  const reading = readFile(readFileSync(resolve(data, path)), path)
  if ('malformed' in reading) throw new Error(`${path}: ${reading.malformed}`)
  return reading
}

describe.skipIf(absent)(`real exports${why}`, () => {
  const wanted: [path: string, source: string, encoding: string, drafts: number, skipped: number][] = [
    ['exports/jira/mrlint01-memory-game-Jira.csv', 'jira-csv', 'utf-8', 51, 0],
    ['exports/jira/focalboard-jira-export.xml', 'jira-xml', 'utf-8', 2, 0],
    ['exports/trello/wekan-trello-project100.json', 'trello-json', 'utf-8', 3, 0],
    ['exports/trello/marques-work-testdrive-board.json', 'trello-json', 'utf-8', 44, 78],
    ['exports/linear/karlromets-linear-import.csv', 'linear-csv', 'utf-8', 1, 0],
    ['exports/linear/linear-30col-real-header-short-rows.csv', 'linear-csv', 'utf-8', 1, 0],
    ['exports/pivotal/fulcrum-stories.csv', 'pivotal-csv', 'utf-8', 48, 0],
    ['exports/pivotal/fulcrum-stories_invalid.csv', 'pivotal-csv', 'utf-8', 2, 0],
    ['exports/redmine/import_dates.csv', 'csv', 'utf-8', 3, 0],
    ['exports/redmine/import_dates_ja.csv', 'csv', 'utf-8', 1, 0],
    ['exports/redmine/import_iso8859-1.csv', 'csv', 'windows-1252', 2, 0],
    ['exports/redmine/import_issues.csv', 'redmine-csv', 'utf-8', 3, 0],
    ['exports/redmine/import_issues_auto_mapping.csv', 'redmine-csv', 'utf-8', 1, 0],
    ['exports/redmine/import_issues_no_data_row.csv', 'redmine-csv', 'utf-8', 0, 0],
    ['exports/redmine/import_issues_single_quotation.csv', 'redmine-csv', 'utf-8', 3, 0],
    ['exports/redmine/import_issues_utf8_with_bom.csv', 'redmine-csv', 'utf-8', 3, 0],
    ['exports/redmine/import_issues_with_relation_and_invalid_issues.csv', 'redmine-csv', 'utf-8', 4, 1],
    ['exports/generic/gouldsmith-userstories-semicolon.csv', 'csv', 'utf-8', 26, 0],
    ['exports/gitlab/gitaly-issues.json', 'gitlab-json', 'utf-8', 171, 0],
    ['exports/github/quicwg-base-drafts-issues.json', 'github-json', 'utf-8', 262, 217],
  ]
  for (const [path, source, encoding, drafts, skipped] of wanted) {
    test(`${path} is ${source} with ${drafts} items`, () => {
      const reading = read(path)
      expect(reading).toMatchObject({ source, encoding })
      expect([reading.drafts.length, reading.skipped.length]).toEqual([drafts, skipped])
    })
  }

  test('where another column decides, the word says so, and choosing for the word insists', () => {
    const path = 'exports/linear/karlromets-linear-import.csv'
    expect(read(path).found?.words).toMatchObject([
      {
        word: 'In Progress',
        takenFor: 'doing',
        instead: [{ takenFor: 'done', rows: 1, column: 'Completed', why: 'date' }],
      },
    ])
    const insisted = readFile(readFileSync(resolve(data, path)), path, {
      statuses: { 'In Progress': 'doing' },
    })
    if ('malformed' in insisted) throw new Error(insisted.malformed)
    expect(insisted.drafts[0]?.status).toBe('doing')
    expect(insisted.found?.words?.[0]?.instead).toBeUndefined()
  })

  test('the labels of the drafts of QUIC name topics, so what is open is not begun', () => {
    const { drafts } = read('exports/github/quicwg-base-drafts-issues.json')
    expect(new Set(drafts.map(({ status }) => status))).toEqual(new Set(['draft', 'done']))
  })

  test('the semicolon backlog has each title as its line has it, and says which estimate is no number', () => {
    const path = 'exports/generic/gouldsmith-userstories-semicolon.csv'
    const lines = readFileSync(resolve(data, path), 'utf8')
      .split('\r\n')
      .slice(1)
      .filter((line) => line !== '')
    const { drafts, warnings } = read(path)
    expect(drafts.map(({ title }) => title)).toEqual(lines.map((line) => line.split(';')[1]?.trim()))
    expect(warnings).toEqual([
      'Estimates that are no number from 0 to 10,000 were left empty: line 11 (“n/a”).',
    ])
  })

  test('the French and the Japanese samples keep their letters', () => {
    expect(read('exports/redmine/import_iso8859-1.csv').drafts[0]?.title).toBe('Contenu en français')
    expect(read('exports/redmine/import_dates_ja.csv').drafts[0]?.title).toBe('Date in %Y/%m/%d format')
  })

  test('each line of each story collection comes back exactly, but for its mark', () => {
    const files = absent ? [] : readdirSync(resolve(data, 'stories')).filter((name) => name.endsWith('.txt'))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files) {
      const lines = readFileSync(resolve(data, 'stories', name), 'utf8').split(/\r?\n/)
      const wantedTitles = lines
        .map((line) => line.replace(/^#G\d+#/, '').trim())
        .filter((line) => line !== '')
      expect(read(`stories/${name}`).drafts.map(({ title }) => title)).toEqual(wantedTitles)
    }
  })
})
