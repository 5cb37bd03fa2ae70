import { expect, test } from 'vitest'
import { cellOf, partsOfCell } from './cell-of.ts'
import { hueOf, initialsOf } from './people.ts'

test('initials are the first letters of the first and the last word, in any script', () => {
  expect(['Ben', 'Ana Maria Lopez', 'élodie', '李 小龍', '😀 Smith', ''].map(initialsOf)).toEqual([
    'B',
    'AL',
    'É',
    '李小',
    '😀S',
    '',
  ])
})

test('a member keeps one hue', () => {
  expect(hueOf('mbr_1')).toBe(hueOf('mbr_1'))
  const hues = new Set(Array.from({ length: 100 }, (_, n) => hueOf(`mbr_${n}`)))
  expect(hues.size).toBe(12)
})

test('a cell says what is edited of which record, whatever somebody sends', () => {
  expect(partsOfCell('goal:rel_1')).toEqual({ what: 'goal', id: 'rel_1' })
  expect(partsOfCell('nonsense')).toEqual({ what: 'other', id: '' })
})

test('nobody edits where nothing has the focus', () => {
  expect(cellOf(null)).toBeNull()
})
