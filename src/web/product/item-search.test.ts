import { describe, expect, test } from 'vitest'
import { parseFilter } from '#domain/backlog/filter.ts'
import { compileFilter } from '#domain/backlog/filter-match.ts'
import type { Item } from '#domain/backlog/item.ts'
import { createState } from '#domain/kernel/state.ts'
import { model } from '#domain/model.ts'
import { createItemSearch } from './item-search.ts'

const backlog = (...titles: string[]) =>
  titles.map((title, at) => ({ id: `itm_${at}`, number: at + 1, title }) as unknown as Item)

const called = (query: string, ...titles: string[]) => {
  const search = createItemSearch(() => ({ key: 'TM', version: 1, items: () => backlog(...titles) }))
  const { found, count } = search(query)
  return { titles: found.map(({ item }) => item.title), count }
}

/** Pairs of a title and another way in which people write it. */
const writings = [
  ['Café de l’Écluse', "cafe de l'ecluse"],
  ['Straße nach Łódź', 'STRASSE NACH LODZ'],
  ['Sør–Trøndelag', 'sor-trondelag'],
  ['ＡＰＩ　ガイド', 'api ｶﾞｲﾄﾞ'],
  ['マップを見る', 'まっぷを見る'],
  ['ΣΎΝΟΛΟΣ', 'συνολος'],
  ['مُحَمَّد', 'محمد'],
  ['Co\u00adoperate', 'cooperate'],
  ['İstanbul’da ışık', "istanbul'da isik"],
] as const

test.each(writings)('palette, filter and moving find %s by %s and the other way round', (title, typed) => {
  const state = createState(model.kinds)
  for (const [query, of] of [
    [typed, title],
    [title, typed],
  ] as const) {
    expect(called(query, of, 'Something else').titles).toEqual([of])
    const { fits } = compileFilter(state, 'prd_none', parseFilter(`"${query}"`).filter)
    expect(backlog(of, 'Something else').filter(fits)).toHaveLength(1)
  }
})

test('a key is found however it is written', () => {
  for (const query of ['TM-2', 'tm2', 'tm 2', 'ＴＭ－２', 'TM–2', '2'])
    expect([query, called(query, 'One', 'Two', 'Three').titles]).toEqual([query, ['Two']])
})

test('the same title stands before what begins so, and that before what holds it', () => {
  expect(called('map', 'Heatmap', 'Map view', 'A map', 'Map').titles).toEqual([
    'Map',
    'Map view',
    'A map',
    'Heatmap',
  ])
})

describe('the items that a query may mean', () => {
  test('hold each of its words in their titles or keys, in any order', () => {
    expect(called('map route', 'Route of the map', 'Map', 'Rémaps for routes').titles).toEqual([
      'Route of the map',
      'Rémaps for routes',
    ])
    expect(called('tm-2', 'One', 'Two', 'ATM-2 is near').titles).toEqual(['Two', 'ATM-2 is near'])
    expect(called('地図', '日本語の地図', '日本').titles).toEqual(['日本語の地図'])
  })

  test('are told by the beginnings of their words only where none holds it', () => {
    expect(called('mtr', 'Motor', 'Move to release', 'Many more tents').titles).toEqual(['Move to release'])
    expect(called('movrel', 'Move to release').titles).toEqual(['Move to release'])
    expect(called('mtr', 'Move to release', 'Symtron').titles).toEqual(['Symtron'])
    expect(called('zzz', 'Move to release')).toEqual({ titles: [], count: 0 })
  })

  test('are the same whether the query came at once or letter by letter', () => {
    const items = backlog('Map 2', 'Two maps', 'Route', 'Mood to relax', 'Move to release', 'M 12')
    const typed = createItemSearch(() => ({ key: 'TM', version: 1, items: () => items }))
    const steps = [
      'm',
      'mo',
      'mov',
      'movr',
      'mov',
      'ma',
      'map',
      'map 2',
      'm',
      'm 1',
      'm 12',
      'tm',
      'tm-',
      'tm-1',
    ]
    for (const query of steps) {
      const once = createItemSearch(() => ({ key: 'TM', version: 1, items: () => items }))
      expect([query, typed(query)]).toEqual([query, once(query)])
    }
  })

  test('are looked for anew once an item has changed', () => {
    let [version, items] = [1, backlog('Map')]
    const search = createItemSearch(() => ({ key: 'TM', version, items: () => items }))
    expect(search('ma').count).toBe(1)
    ;[version, items] = [2, backlog('Map', 'Maze')]
    expect(search('ma').count).toBe(2)
  })

  test('are counted, and of many the likeliest are handed over', () => {
    const inside = Array.from({ length: 300 }, (_, at) => `Heatmap ${at}`)
    const { titles, count } = called('map', ...inside, 'Mapping', 'The map', 'Map view', 'A mapped trail')
    expect(count).toBe(304)
    expect(titles).toHaveLength(200)
    expect(titles.slice(0, 4)).toEqual(['Map view', 'The map', 'Mapping', 'A mapped trail'])
  })
})
