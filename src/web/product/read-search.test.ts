import { expect, test } from 'vitest'
import { readSearch, text } from './read-search.ts'

test('what is no good is told to be none, and what nobody reads is left out', () => {
  const read = readSearch<{ q?: string; peek?: string }>({ q: text, peek: text })
  expect(read({ q: 'maps', other: 1 })).toStrictEqual({ q: 'maps', peek: undefined })
  expect(read({ q: { a: 1 }, peek: '' })).toStrictEqual({ q: undefined, peek: undefined })
})

test('a number is a text that the router has read', () => {
  expect(text(123)).toBe('123')
})
