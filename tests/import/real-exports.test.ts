import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { ItemStatus } from '#domain/backlog/item.ts'
import { findingsOf, type Reading } from '#server/import/formats/draft.ts'
import { readFile } from '#server/import/read-file.ts'

const data = resolve(import.meta.dirname, '../../../shared/data/exports')
const absent = !existsSync(data)
const why = absent ? ' (skipped: ../shared/data is absent)' : ''

function read(path: string): Reading {
  const reading = readFile(readFileSync(resolve(data, path)), path)
  if ('malformed' in reading) throw new Error(`${path}: ${reading.malformed}`)
  return reading
}
const rowsOf = (path: string) =>
  parse(readFileSync(resolve(data, path)), { bom: true, relax_column_count: true }) as string[][]
const counted = (statuses: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Counted in the raw cells of the files, which knows nothing of how they are read. */
describe.skipIf(absent)(`real exports, counted by another route${why}`, () => {
  test('Jira: each item stands where its status says, beneath the row whose Issue id its Parent has', () => {
    const path = 'jira/mrlint01-memory-game-Jira.csv'
    const [header, ...rows] = rowsOf(path)
    const at = (name: string) => header!.indexOf(name)
    const { drafts, ...rest } = read(path)
    const meaning: Record<string, ItemStatus> = { Done: 'done', 'In Progress': 'doing', 'To Do': 'draft' }
    const statuses = rows.map((row) => meaning[row[at('Status')]!] ?? row[at('Status')]!)
    expect(counted(drafts.map(({ status }) => status))).toEqual(counted(statuses))
    expect(drafts.map(({ title }) => title)).toEqual(rows.map((row) => row[at('Summary')]!.trim()))
    const ids = new Set(rows.map((row) => row[at('Issue id')]))
    const tied =
      at('Parent') === -1
        ? 0
        : rows.filter((row) => ids.has(row[at('Parent')]) && row[at('Parent')] !== '').length
    expect(findingsOf(rest).above.size).toBe(tied)
  })

  test('Pivotal: accepted is done there, and the order is that of the file', () => {
    const path = 'pivotal/fulcrum-stories.csv'
    const [header, ...rows] = rowsOf(path)
    const at = (name: string) => header!.indexOf(name)
    const { drafts } = read(path)
    expect(drafts.filter(({ status }) => status === 'done').length).toBe(
      rows.filter((row) => row[at('Current State')] === 'accepted').length,
    )
    expect(drafts.map(({ externalId }) => externalId)).toEqual(rows.map((row) => row[at('Id')]))
  })

  test('GitLab: what is closed is done, and nothing else', () => {
    const issues = JSON.parse(readFileSync(resolve(data, 'gitlab/gitaly-issues.json'), 'utf8')).flat() as {
      state: string
    }[]
    const { drafts } = read('gitlab/gitaly-issues.json')
    expect(drafts.filter(({ status }) => status === 'done').length).toBe(
      issues.filter(({ state }) => state === 'closed').length,
    )
  })

  test('Trello: cards come list by list as the board has them, without the archived ones', () => {
    const board = JSON.parse(
      readFileSync(resolve(data, 'trello/marques-work-testdrive-board.json'), 'utf8'),
    ) as {
      lists: { id: string; pos: number; closed: boolean }[]
      cards: { id: string; idList: string; pos: number; closed: boolean }[]
    }
    const wanted = board.lists
      .filter(({ closed }) => !closed)
      .sort((a, b) => a.pos - b.pos)
      .flatMap(({ id }) =>
        board.cards.filter((card) => card.idList === id && !card.closed).sort((a, b) => a.pos - b.pos),
      )
      .map(({ id }) => id)
    expect(
      read('trello/marques-work-testdrive-board.json').drafts.map(({ externalId }) => externalId),
    ).toEqual(wanted)
  })
})
