import { expect, test } from 'vitest'
import { createWarnings } from './warnings.ts'

test('a remark on many lines is one sentence that names the first few', () => {
  const warnings = createWarnings()
  warnings.at(3, 'unknown-kind', 'Wish')
  expect(warnings.list()).toEqual(['Type words that are not known are read as story: line 3 (“Wish”).'])
  for (let line = 4; line <= 9; line++) warnings.at(line, 'unknown-kind')
  expect(warnings.list()).toEqual([
    'Type words that are not known are read as story: lines 3 (“Wish”), 4, 5, 6, 7 and 2 more.',
  ])
})

test('a remark on the whole file is said once, before those on lines', () => {
  const warnings = createWarnings()
  warnings.at(3, 'few-cells')
  for (let times = 0; times < 2; times++) warnings.add('unknown-list', { list: '{Ideas}' })
  expect(warnings.list()).toEqual([
    'The list “{Ideas}” has no known meaning; its cards are read as draft.',
    'Some lines have fewer cells than the header; the missing ones were read as empty: line 3.',
  ])
})
