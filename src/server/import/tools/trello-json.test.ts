import { expect, test } from 'vitest'
import type { Json } from '../bytes/json.ts'
import type { Content, Malformed } from '../formats/draft.ts'
import { headingsOfItems } from '../formats/headings.ts'
import { readFound } from './read-found.ts'
import { readTrello } from './trello-json.ts'

function contentOf(board: object): Content | Malformed {
  const table = readTrello(board as Json)
  return 'malformed' in table ? table : readFound(table, {}, headingsOfItems)
}

const board = {
  lists: [
    { id: 'done', name: 'Done 🎉', pos: 300, closed: false },
    { id: 'todo', name: 'To Do', pos: 100, closed: false },
    { id: 'old', name: 'Old', pos: 50, closed: true },
    { id: 'odd', name: 'Landing page', pos: 200, closed: false },
  ],
  cards: [
    {
      id: 'c1',
      idList: 'done',
      name: 'Pay',
      pos: 2,
      closed: false,
      labels: [
        { name: 'Bug', color: 'red' },
        { name: '', color: 'green' },
      ],
      shortUrl: 'https://trello.com/c/1',
      desc: 'Text',
    },
    {
      id: 'c2',
      idList: 'todo',
      name: 'Find',
      pos: 2,
      closed: false,
      customFieldItems: [{ idCustomField: 'f', value: { number: '5' } }],
    },
    { id: 'c3', idList: 'todo', name: 'Sort', pos: 1, closed: false, dueComplete: true },
    { id: 'c4', idList: 'todo', name: 'Gone', pos: 3, closed: true },
    { id: 'c5', idList: 'old', name: 'Older', pos: 1, closed: false },
    { id: 'c6', idList: 'odd', name: ' ', pos: 1, closed: false },
    { id: 'c7', idList: 'odd', name: 'Hero', pos: 2, closed: false },
  ],
  checklists: [
    {
      idCard: 'c1',
      name: 'Steps',
      pos: 1,
      checkItems: [
        { name: 'two', pos: 2, state: 'incomplete' },
        { name: 'one', pos: 1, state: 'complete' },
      ],
    },
  ],
  customFields: [{ id: 'f', name: 'Story Points' }],
  actions: [{ type: 'commentCard' }, { type: 'updateCard' }],
}

test('cards come in the order of the board with status, labels, points and checklists', () => {
  const content = contentOf(board)
  if ('malformed' in content) throw new Error(content.malformed)
  expect(content.drafts.map(({ title, status, line }) => [title, status, line])).toEqual([
    ['Sort', 'done', 3],
    ['Find', 'draft', 2],
    ['Hero', 'draft', 7],
    ['Pay', 'done', 1],
  ])
  expect(content.drafts[1]?.estimate).toBe(5)
  expect(content.drafts[3]).toMatchObject({
    kind: 'defect',
    labels: ['Bug', 'green'],
    externalId: 'c1',
    externalUrl: 'https://trello.com/c/1',
    description: 'Text\n\nSteps:\n- [x] one\n- [ ] two',
  })
})

test('archived cards, cards of archived lists and nameless cards are skipped with the reason', () => {
  const content = contentOf(board)
  if ('malformed' in content) throw new Error(content.malformed)
  expect(content.skipped.map(({ line, text }) => [line, text])).toEqual([
    [4, 'Gone'],
    [5, 'Older'],
    [6, ''],
  ])
  expect(content.skipped[0]?.reason).toContain('archived in Trello')
})

test('what is left behind is said', () => {
  const content = contentOf(board)
  if ('malformed' in content) throw new Error(content.malformed)
  expect(content.warnings).toEqual([
    'Comments are not imported (1); they stay in Trello.',
    expect.stringContaining('“Landing page”'),
  ])
})
