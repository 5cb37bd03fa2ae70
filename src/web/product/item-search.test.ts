import { describe, expect, test } from 'vitest'
import type { Item } from '#domain/backlog/item.ts'
import { createItemSearch } from './item-search.ts'

const backlog = (...titles: string[]) =>
  titles.map((title, at) => ({ id: `itm_${at}`, number: at + 1, title }) as unknown as Item)

const called = (query: string, ...titles: string[]) => {
  const search = createItemSearch(() => ({ key: 'TM', version: 1, items: () => backlog(...titles) }))
  const { items, count } = search(query)
  return { titles: items.map(({ title }) => title), count }
}

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
    expect(titles.slice(0, 4)).toEqual(['Mapping', 'Map view', 'The map', 'A mapped trail'])
  })
})
