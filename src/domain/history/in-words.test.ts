import { expect, test } from 'vitest'
import { createState } from '../kernel/state.ts'
import type { Kind } from '../kinds.ts'
import { model } from '../model.ts'
import { inWords, isTold } from './in-words.ts'

const state = createState(model.kinds)

test('what nobody can edit is no news', () => {
  const untold = state.kinds.names.filter((kind: Kind) => !isTold(state.kinds.of(kind)))
  expect(untold.sort()).toEqual(['numbering', 'proposal', 'step', 'suggestion'])
})

test('dates are told as people read them', () => {
  const before = { id: 'rel_1', name: 'First', date: '2027-Q1' }
  const change = { kind: 'release', id: 'rel_1', before, after: { ...before, date: null } }
  expect(inWords(state, [change as never])).toMatchObject([
    { said: { words: 'history.cleared', values: { name: 'First', before: 'Q1 2027' } } },
  ])
})
