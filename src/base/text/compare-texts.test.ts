import { expect, test } from 'vitest'
import { compareTexts, type Stretch } from './compare-texts.ts'

/** What differs stands in brackets. */
const drawn = (stretches: readonly Stretch[]) =>
  stretches.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
const compare = (mine: string, theirs: string) => {
  const { mine: one, theirs: other } = compareTexts(mine, theirs)
  expect(one.map(({ text }) => text).join('')).toBe(mine)
  expect(other.map(({ text }) => text).join('')).toBe(theirs)
  return [drawn(one), drawn(other)]
}

test('of two texts the words are marked that only one of them has', () => {
  expect(compare('Hikers find a trail at once', 'Hikers find a quiet trail')).toEqual([
    'Hikers find a trail [at once]',
    'Hikers find a [quiet ]trail',
  ])
  expect(compare('one\ntwo\nthree', 'one\n2\nthree')).toEqual(['one\n[two]\nthree', 'one\n[2]\nthree'])
})

test('texts that have nothing, or everything, in common', () => {
  expect(compare('', 'Theirs')).toEqual(['', '[Theirs]'])
  expect(compare('Mine', 'Theirs')).toEqual(['[Mine]', '[Theirs]'])
  expect(compare('Same', 'Same')).toEqual(['Same', 'Same'])
})

test('very long lines are told apart as lines', () => {
  const long = 'word '.repeat(2_000)
  expect(compare(`${long}\nend`, `other ${long}\nend`)).toEqual([`[${long}\n]end`, `[other ${long}\n]end`])
})
