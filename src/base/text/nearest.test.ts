import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const keys = ['is', 'no', 'has', 'release', 'status', 'type', 'estimate']

test.each([
  ['stauts', 'status'],
  ['STATUS', 'status'],
  ['relase', 'release'],
  ['typ', 'type'],
  ['colour', null],
  ['xy', null],
  ['', null],
  ['x'.repeat(1000), null],
])('%s is meant for %s', (typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant)
})
