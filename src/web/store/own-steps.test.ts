import { expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import { ownSteps } from './own-steps.ts'

let seq = 0
function did(id: string, name: string, input: unknown = {}, actor = 'me'): Commit {
  seq += 1
  return { seq, id, actor, at: '', via: 'web', commands: [{ name, input }], changes: [], note: null }
}
const undid = (id: string, commit: string) => did(id, 'revert-commit', { commit })
const idsOf = (oldestFirst: Commit[]) =>
  ownSteps(oldestFirst.toReversed(), 'me', (name) => `Title of ${name}`).map(({ step }) => step.id)

test('what others did is not ours to recall', () => {
  expect(idsOf([did('a', 'edit-item'), did('b', 'edit-item', {}, 'ben'), did('c', 'rank-item')])).toEqual([
    'a',
    'c',
  ])
})

test('what was undone is passed over, and what was redone stands again', () => {
  const a = did('a', 'edit-item')
  expect(idsOf([a, did('b', 'rank-item'), undid('u', 'b')])).toEqual(['a'])
  expect(idsOf([a, undid('u', 'a'), undid('r', 'u')])).toEqual(['a'])
  expect(idsOf([a, undid('u', 'a'), undid('r', 'u'), undid('v', 'r')])).toEqual([])
})

test('a step of several commands is called by its note, a single one by its command', () => {
  const imported = { ...did('a', 'create-item'), note: 'Import of x.csv: 2 items' }
  imported.commands = [...imported.commands, { name: 'create-item', input: {} }]
  const steps = ownSteps([did('b', 'rank-item'), imported], 'me', () => 'Move item')
  expect(steps.map(({ step }) => step.label)).toEqual(['Import of x.csv: 2 items', 'Move item'])
})
