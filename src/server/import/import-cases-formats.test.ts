import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Reading } from './formats/draft.ts'
import { readFile } from './read-file.ts'

const cases = resolve(import.meta.dirname, '../../../../shared/data/import-cases')

function told(name: string): string[] {
  const reading = readFile(readFileSync(resolve(cases, name)), name)
  if ('malformed' in reading) return [reading.malformed]
  return reading.drafts.map((draft) => {
    const above = (reading as Reading & { found?: { above?: Map<object, { title: string }> } }).found?.above
    const parent = above?.get(draft)?.title
    return `${draft.title}: ${draft.kind}, ${draft.status}, ${draft.estimate}${parent ? `, in ${parent}` : ''}`
  })
}

describe.skipIf(!existsSync(cases))('the small files that went wrong', () => {
  const wanted: Record<string, string[]> = {
    '27-github-parent.json': [
      'Rooms: defect, draft, null',
      'Book: technical, done, null, in Rooms',
      'Size: defect, doing, null',
    ],
    '44-redmine-rest.xml': ['Wrong size: defect, done, null', 'Book a room: story, draft, null'],
    '46-markdown-outline.md': [
      'Rooms: epic, draft, null',
      'Book a room: story, draft, 5, in Rooms',
      'Pick a size: story, done, null, in Book a room',
      'Cancel a room: story, done, null, in Rooms',
      'Payment: epic, draft, null',
      'Pay online: story, draft, null, in Payment',
      'Refund: story, draft, null, in Payment',
    ],
    '47-markdown-table.md': [
      'As a guest I want to book: story, done, 3',
      'As a guest I want to pick: story, draft, 5',
    ],
    '49-yaml.yml': [
      'The file is YAML, of which no tool’s backlog is known here; export CSV, JSON or Markdown instead.',
    ],
    '51-trello-points-in-title.json': [
      'As a guest, I want to book a room: story, draft, 8',
      'Pay online: story, draft, 5',
    ],
  }
  for (const [name, items] of Object.entries(wanted)) test(name, () => expect(told(name)).toEqual(items))

  test('75-trello-lists.json: no list is done that only begins with such a word', () => {
    expect(told('75-trello-lists.json').filter((line) => line.includes('done'))).toEqual([])
  })

  test('70-jira-wiki.csv: its markup is readable', () => {
    const reading = readFile(readFileSync(resolve(cases, '70-jira-wiki.csv')), 'x.csv')
    expect('drafts' in reading && reading.drafts.map(({ description }) => description)).toEqual([
      '## Steps\n1. open **cart**\n2. see `total`\n\n```java\nint a = 1;\n```\n\n[docs](https://example.org/docs) and shot.png',
      'Red\n\n```\nx < y\n```',
    ])
  })
})
