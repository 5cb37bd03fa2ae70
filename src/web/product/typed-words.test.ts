import { expect, test } from 'vitest'
import { model } from '#domain/model.ts'
import { typedIn, withTexts } from './typed-words.ts'

const calls = [
  {
    name: 'create-item',
    input: {
      item: 'itm_1',
      product: 'prd_1',
      title: 'Figs',
      description: 'Ripe',
      kind: 'story',
      estimate: 3,
    },
  },
  { name: 'rank-item', input: { item: 'itm_1', after: 'itm_2' } },
  {
    name: 'create-release',
    input: { release: 'rel_1', goal: 'gol_1', product: 'prd_1', text: 'A goal', date: '2027-Q1' },
  },
]

test('what was typed for some work is every text, number and date of it, and no id and no choice', () => {
  expect(typedIn(model, calls).map(({ call, label, text }) => [call, label, text])).toEqual([
    [0, 'Title', 'Figs'],
    [0, 'Description', 'Ripe'],
    [0, 'Estimate', '3'],
    [2, 'Goal', 'A goal'],
    [2, 'Date', 'Q1 2027'],
  ])
})

test('the same work with other texts; what is none is told with its place', () => {
  const typed = typedIn(model, calls)
  const changed = withTexts(calls, typed, ['Grapes', 'Ripe', '5', 'A goal', 'Q2 2027'])
  expect('calls' in changed && changed.calls[0]?.input).toMatchObject({ title: 'Grapes', estimate: 5 })
  expect('calls' in changed && changed.calls[2]?.input).toMatchObject({ date: '2027-Q2' })
  expect(withTexts(calls, typed, ['Grapes', 'Ripe', 'five', 'A goal', ''])).toMatchObject({ at: 2 })
})
