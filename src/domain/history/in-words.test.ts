import { expect, test } from 'vitest'
import { saidInWords } from '#words/area.ts'
import { createState } from '../kernel/state.ts'
import type { Kind } from '../kinds.ts'
import { model } from '../model.ts'
import { inWords, isTold } from './in-words.ts'

const state = createState(model.kinds)

test('what nobody can edit is no news', () => {
  const untold = state.kinds.names.filter((kind: Kind) => !isTold(state.kinds.of(kind)))
  expect(untold.sort()).toEqual(['habit', 'numbering', 'proposal', 'step', 'suggestion'])
})

test('dates are told as people read them', () => {
  const before = { id: 'rel_1', name: 'First', date: '2027-Q1' }
  const change = { kind: 'release', id: 'rel_1', before, after: { ...before, date: null } }
  expect(inWords(state, [change as never])).toMatchObject([
    { said: { words: 'history.cleared', values: { name: 'First', before: 'Q1 2027' } } },
  ])
})

test('a role is told with whose it is', () => {
  const was = { id: 'mbs_1', product: 'prd_1', member: 'mbr_1', role: 'team', group: '', createdAt: '' }
  const ann = { kind: 'member', id: 'mbr_1', before: null, after: { id: 'mbr_1', name: 'Ann' } }
  const lines = (before: object | null, after: object | null) =>
    inWords(state, [{ kind: 'membership', id: 'mbs_1', before, after } as never, ann as never])
      .filter(({ kind }) => kind === 'membership')
      .map(({ said }) => saidInWords(said))
  expect(lines(null, was)).toEqual(['Role “Ann: Team” added'])
  expect(lines(was, { ...was, role: 'viewer' })).toEqual(['Role of “Ann”: Team → Viewer'])
  expect(lines(was, null)).toEqual(['Role “Ann: Team” removed'])
})
