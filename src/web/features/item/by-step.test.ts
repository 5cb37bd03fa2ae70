import { expect, test } from 'vitest'
import type { HistoryEntry } from '#domain/queries/history.ts'
import { byStep, isWhole, saidOfItself } from './by-step.ts'

const entry = (seq: number, step: string, ...words: string[]) =>
  ({
    seq,
    id: `commit-${seq}`,
    step,
    actor: 'mbr_0000Olivia',
    at: '2027-01-04T09:00:00.000Z',
    lines: words.map((word) => ({ kind: 'item', id: 'itm_00000001', said: { words: `history.${word}` } })),
  }) as unknown as HistoryEntry

test('the commits of one step are told together, as it ended', () => {
  const steps = byStep([entry(4, 'b', 'set'), entry(3, 'b', 'given'), entry(1, 'a', 'made')])
  expect(steps.map(({ step, commit }) => [step, commit])).toEqual([
    ['b', 'commit-4'],
    ['a', 'commit-1'],
  ])
  expect(steps[0]!.lines.map(({ said }) => said.words)).toEqual(['history.given', 'history.set'])
})

test('what only made room for others is not told', () => {
  expect(byStep([entry(2, 'b'), entry(1, 'a', 'made')]).map(({ step }) => step)).toEqual(['a'])
})

test('a deletion left nothing to be brought back', () => {
  expect(byStep([entry(2, 'b', 'gone'), entry(1, 'a', 'made')]).map(({ there }) => there)).toEqual([
    false,
    true,
  ])
})

test('a page of the history that is not full and ends with the making is all there is', () => {
  expect(isWhole([entry(2, 'b', 'set'), entry(1, 'a', 'made')], 20)).toBe(true)
  expect(isWhole([entry(2, 'b', 'set'), entry(1, 'a', 'made')], 2)).toBe(false)
  expect(isWhole([entry(2, 'b', 'set')], 20)).toBe(false)
})

test('on its own page a record is not named again', () => {
  const values = { name: 'Find a hike', field: 'Status', before: 'Draft', after: 'Ready' }
  expect(saidOfItself({ words: 'history.set', values })).toBe('Status: Draft → Ready')
})
