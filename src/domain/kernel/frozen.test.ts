import { afterAll, expect, test } from 'vitest'
import { items, sampleWorkspace } from '#tests/support/sample-workspace.ts'
import { model } from '../model.ts'
import { freezeRecords, frozen } from './frozen.ts'
import { addRecords, createState, find } from './state.ts'

afterAll(() => freezeRecords(true))

test('a record of a State cannot be written to, nor what is inside it', () => {
  const { get, act } = sampleWorkspace()
  act('edit-theme', { theme: 'thm_00000001', words: ['find'] })
  expect(() => Object.assign(get('item', items[0]), { title: 'X' })).toThrow(TypeError)
  expect(() => get('theme', 'thm_00000001').words.push('X')).toThrow(TypeError)
})

test('records that are loaded at once are frozen as well', () => {
  const { get } = sampleWorkspace()
  const state = createState(model.kinds)
  addRecords(state, 'item', [{ ...get('item', items[0]) }])
  expect(Object.isFrozen(find(state, 'item', items[0]))).toBe(true)
})

test('nothing is frozen where nobody asks for it', () => {
  freezeRecords(false)
  expect(Object.isFrozen(frozen({ a: 1 }))).toBe(false)
  freezeRecords(true)
  expect(Object.isFrozen(frozen({ a: 1 }))).toBe(true)
})
