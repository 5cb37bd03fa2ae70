import { expect, test } from 'vitest'
import { titleOf } from './title-of.ts'

test('the title of a refusal is its code in words', () => {
  expect(titleOf('unreadable-file')).toBe('Unreadable file')
})
