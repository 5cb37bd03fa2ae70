import { describe, expect, test } from 'vitest'
import { rankBetween } from '#base/rank.ts'
import type { Item } from '#domain/backlog/item.ts'
import { Grouped, inLine, lineOf, linesOf } from './grouped.ts'
import { placeOf, shownItems } from './shown.ts'

let rank: string | null = null
/** Ranked in the order of the alphabet; which group a letter is of, its place says. */
const [a, b, c, d, e] = [...'abcde'].map((id) => {
  rank = rankBetween(rank, null)
  return { id, rank } as unknown as Item
}) as [Item, Item, Item, Item, Item]
const group = (id: string, items: Item[], folded = false) => ({ id, items: shownItems(items), folded })
const of = new Map<Item, string>([
  [a, 'second'],
  [b, 'first'],
  [c, 'second'],
  [d, 'first'],
  [e, 'folded'],
])
const grouped = new Grouped(
  [group('first', [b, d]), group('folded', [e], true), group('empty', []), group('second', [a, c])],
  (item) => of.get(item) ?? 'second',
)

describe('items in groups', () => {
  test('stand group by group, in rank order within each, and what is folded is not shown', () => {
    expect(grouped.slice()).toEqual([b, d, a, c])
    expect(grouped.slice(1, 3)).toEqual([d, a])
    expect([0, 1, 2, 3, 4, -1].map((row) => grouped.at(row))).toEqual([b, d, a, c, undefined, undefined])
    expect([a, b, c, d, e].map((item) => grouped.indexOf(item))).toEqual([2, 0, 3, 1, -1])
  })

  test('an item that went stood where its rank says, within its group', () => {
    const without = new Grouped([group('first', [b, d]), group('second', [c])], (item) => of.get(item)!)
    expect(placeOf(without, a)).toBe(2)
    expect(placeOf(shownItems([b, d]), c)).toBe(1)
  })

  test('their heads are lines between the rows, those of folded and empty groups too', () => {
    expect(linesOf(grouped)).toBe(8)
    const lines = Array.from({ length: 8 }, (_, line) => inLine(grouped, line))
    const said = lines.map((what) => (typeof what === 'number' ? grouped.at(what)?.id : what.id))
    expect(said).toEqual(['first', 'b', 'd', 'folded', 'empty', 'second', 'a', 'c'])
    expect([0, 1, 2, 3].map((row) => lineOf(grouped, row))).toEqual([1, 2, 6, 7])
    expect(['first', 'folded', 'empty', 'second', 'none'].map((id) => lineOf(grouped, id))).toEqual([
      ...[0, 3, 4, 5],
      -1,
    ])
  })

  test('without groups a line is a row', () => {
    const flat = shownItems([a, b])
    expect([linesOf(flat), lineOf(flat, 1), inLine(flat, 1)]).toEqual([2, 1, 1])
  })
})
