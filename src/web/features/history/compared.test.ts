import { expect, test } from 'vitest'
import type { Line } from '#domain/history/in-words.ts'
import { historyWords } from '#words/history.ts'
import { byKind } from './compared.ts'

const line = (kind: Line['kind'], id: string, key: 'made' | 'gone' | 'moved' | 'set'): Line => ({
  ...{ kind, id },
  said: historyWords.said(key, { kind, name: id, field: 'Name', before: 'a', after: 'b' }),
})

test('differences stand by kind, what came first and what only moved last', () => {
  const lines = [line('item', 'a', 'moved'), line('item', 'b', 'made'), line('goal', 'g', 'set')]
  const found = byKind(lines, { item: 2, goal: 1, release: 0 }, ['release', 'goal', 'item'])
  expect(found.map(({ kind, lines }) => [kind, lines.map(({ id }) => id)])).toEqual([
    ['goal', ['g']],
    ['item', ['b', 'a']],
  ])
})

test('a record of many lines counts once, by the most that became of it', () => {
  const lines = [line('item', 'a', 'moved'), line('item', 'a', 'set'), line('item', 'a', 'set')]
  expect(byKind(lines, { item: 5 }, ['item'])).toMatchObject([
    { total: 5, listed: 1, tally: [{ how: 'changed', count: 1 }] },
  ])
})
