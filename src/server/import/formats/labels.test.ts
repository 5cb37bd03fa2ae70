import { expect, test } from 'vitest'
import { labelsIn } from './labels.ts'

test('labels are trimmed, none is empty, and each stands once, where it stood first', () => {
  expect(labelsIn([' web', '', 'card', 'web ', '  '])).toEqual(['web', 'card'])
  expect(labelsIn([])).toEqual([])
})
