import { expect, test } from 'vitest'
import { bestFirst } from './fit.ts'
import { fold } from './fold.ts'

const found = (query: string, ...titles: string[]) => bestFirst(titles, query, fold)

test('the same text stands first, then what begins so, whole words, beginnings, and what holds it', () => {
  expect(
    found('map', 'Heatmap', 'The mapping', 'A map', 'Mapped trails', 'Map', 'Tent', 'Big map view'),
  ).toEqual(['Map', 'Mapped trails', 'A map', 'Big map view', 'The mapping', 'Heatmap'])
})

test('each word must stand in it, in any order and however it is written', () => {
  expect(found('cafe near', 'Near a CAFÉ', 'Café', 'near')).toEqual(['Near a CAFÉ'])
  expect(found('“it’s”', `say "it's"`)).toEqual([`say "it's"`])
})

test('nothing looked for leaves all as they stand', () => {
  expect(found('  ', 'b', 'a')).toEqual(['b', 'a'])
})
