import { expect, test } from 'vitest'
import { goalLength } from './goal-length.ts'

test('a goal of a sentence is left alone, and one of 150 letters hears how long it is', () => {
  expect(goalLength('Three in ten hikers are back within four weeks.')).toBeNull()
  expect(goalLength('a'.repeat(149))).toBeNull()
  expect(goalLength(` ${'a'.repeat(150)} `)).toBe('150 letters. A goal is one sentence.')
  expect(goalLength('a'.repeat(1000))).toBe('1,000 letters. A goal is one sentence.')
})
