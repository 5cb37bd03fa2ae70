import { expect, test } from 'vitest'
import type { Item } from '#domain/backlog/item.ts'
import { sampleItem } from '#tests/support/sample-commits.ts'
import { createHere, originsIn } from './origins.ts'

function imported(number: number, tool: string, id: string): Item {
  return sampleItem(number, { number, title: `Item ${number}`, source: { tool, id, url: null } })
}

test('items that came from the same tool are known by their ids there, others are left out', () => {
  const items = [
    imported(1, 'jira', 'A-1'),
    imported(2, 'trello', 'A-2'),
    sampleItem(3),
    imported(4, 'jira', 'A-4'),
  ]
  const pieces = [...originsIn(items, 'jira-csv')]
  expect(pieces).toEqual([
    {
      ids: ['A-1', 'A-4'],
      items: [items[0]!.id, items[3]!.id],
      numbers: [1, 4],
      titles: ['Item 1', 'Item 4'],
      kinds: ['story', 'story'],
      statuses: ['draft', 'draft'],
      estimates: [items[0]!.estimate, items[3]!.estimate],
      sites: ['', ''],
    },
  ])
})

test('where an id alone does not tell the item, its title comes along and several may have it', () => {
  const here = createHere()
  const items = [imported(1, 'csv', '1'), imported(2, 'csv', '1'), imported(3, 'csv', '~made')]
  for (const origins of originsIn(items, 'csv')) here.add(origins)
  expect(here.of('1')).toMatchObject([
    { item: items[0]!.id, number: 1, title: 'Item 1', site: '' },
    { item: items[1]!.id, number: 2, title: 'Item 2', site: '' },
  ])
  expect(here.of('~made').map(({ title }) => title)).toEqual(['Item 3'])
  expect(here.of('2')).toEqual([])
})

test('many items come in pieces, so that none takes long', () => {
  const items = Array.from({ length: 4500 }, (_, at) => imported(at + 1, 'jira', `A-${at + 1}`))
  expect([...originsIn(items, 'jira-xml')].map(({ ids }) => ids.length)).toEqual([2000, 2000, 500])
})
