import { expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import { ownSteps } from './own-steps.ts'

let seq = 0
function did(id: string, name: string, input: unknown = {}, more: Partial<Commit> = {}): Commit {
  seq += 1
  const told = { id, step: id, actor: 'me', at: '', via: 'web', program: null, session: null } as const
  return { seq, ...told, commands: [{ name, input }], changes: [], note: null, ...more }
}
const undid = (id: string, commit: string) => did(id, 'revert-commit', { commit })
const stepsOf = (oldestFirst: Commit[], failed: string[] = []) =>
  ownSteps(
    oldestFirst.toReversed(),
    'me',
    (name) => `Title of ${name}`,
    (step) => failed.includes(step),
  )
const idsOf = (...of: Parameters<typeof stepsOf>) => stepsOf(...of).map(({ step }) => step.id)

test('what others did is not ours to recall', () => {
  const bens = did('b', 'edit-item', {}, { actor: 'ben' })
  expect(idsOf([did('a', 'edit-item'), bens, did('c', 'rank-item')])).toEqual(['a', 'c'])
})

test('what was undone is passed over, and what was redone stands again', () => {
  const a = did('a', 'edit-item')
  expect(idsOf([a, did('b', 'rank-item'), undid('u', 'b')])).toEqual(['a'])
  expect(idsOf([a, undid('u', 'a'), undid('r', 'u')])).toEqual(['a'])
  expect(idsOf([a, undid('u', 'a'), undid('r', 'u'), undid('v', 'r')])).toEqual([])
})

test('a step of several commands is called by its note, a single one by its command', () => {
  const imported = did('a', 'create-item', {}, { note: { text: 'Import of x.csv: 2 items' } })
  imported.commands = [...imported.commands, { name: 'create-item', input: {} }]
  const labels = stepsOf([imported, did('b', 'rank-item')]).map(({ step }) => step.label)
  expect(labels).toEqual(['Import of x.csv: 2 items', 'Title of rank-item'])
})

test('a long step is one step, with all its commits in the order in which they were made', () => {
  const note = { text: 'Import of y.csv' }
  const part = (id: string) => did(id, 'create-item', {}, { step: 'long', note })
  const [step, ...more] = stepsOf([part('p1'), part('p2'), part('p3')])
  expect(more).toEqual([])
  expect(step?.step).toEqual({ id: 'long', label: 'Import of y.csv' })
  expect(step?.parts.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3'])
})

test('a long step is taken back by a step of its own, which may be taken back as well', () => {
  const part = (id: string, step: string) => did(id, 'create-item', {}, { step })
  const undo = (id: string, step: string, by: string) => did(id, 'undo-step', { step, undo: by })
  const slice = (id: string, step: string, commit: string) => did(id, 'revert-commit', { commit }, { step })
  const undone = [part('p1', 'stp_1'), undo('u', 'stp_1', 'stp_2'), slice('s1', 'stp_2', 'p1')]
  expect(idsOf(undone)).toEqual([])
  expect(idsOf([...undone, undo('v', 'stp_2', 'stp_3'), slice('t1', 'stp_3', 's1')])).toEqual(['stp_1'])
  // An undo that was refused on its way has left the step as it was.
  expect(idsOf(undone, ['stp_2'])).toEqual(['stp_1'])
})

test('undo of a long step takes it off as a whole', () => {
  const part = (id: string) => did(id, 'create-item', {}, { step: 'long' })
  expect(idsOf([part('p1'), part('p2'), undid('u', 'long')])).toEqual([])
})
