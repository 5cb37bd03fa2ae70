import { expect, test } from 'vitest'
import { capital } from './capital.ts'

test('only the first letter changes, in any script, and an empty text stays empty', () => {
  expect(['two features', 'éPIC', 'привет', '𐐨b', ''].map(capital)).toEqual([
    'Two features',
    'ÉPIC',
    'Привет',
    '𐐀b',
    '',
  ])
})
