import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SortedList } from './sorted-list.ts'

const byNumber = (a: number, b: number) => a - b

describe('a sorted list', () => {
  test('behaves like a sorted array under any mix of changes', () => {
    const change = fc.record({ remove: fc.boolean(), value: fc.integer({ min: 0, max: 60 }) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
        const list = new SortedList<number>(byNumber)
        let model: number[] = []
        for (const { remove, value } of changes) {
          const there = model.includes(value)
          if (remove) {
            expect(list.delete(value)).toBe(there)
            model = model.filter((other) => other !== value)
          } else if (there) {
            expect(() => list.add(value)).toThrow('no two equal')
          } else {
            list.add(value)
            model = [...model, value].sort(byNumber)
          }
        }
        expect([...list]).toEqual(model)
        expect(list.size).toBe(model.length)
        expect(list.first()).toBe(model[0])
        expect(list.last()).toBe(model.at(-1))
        for (let value = -1; value <= 61; value++) {
          expect(list.has(value)).toBe(model.includes(value))
          expect(list.indexOf(value)).toBe(model.indexOf(value))
          expect(list.before(value)).toBe(model.filter((other) => other < value).at(-1))
          expect(list.after(value)).toBe(model.find((other) => other > value))
        }
      }),
    )
  })

  test('keeps positions right across many chunks as they split and merge', () => {
    const count = 20_000
    // 7919 is prime, so the values 0…count-1 arrive scrambled, each once.
    const values = Array.from({ length: count }, (_, i) => (i * 7919) % count)
    const list = new SortedList<number>(byNumber)
    for (const value of values) list.add(value)
    for (let i = 0; i < count; i += 97) {
      expect(list.at(i)).toBe(i)
      expect(list.indexOf(i)).toBe(i)
    }
    for (const value of values) if (value % 10 !== 0) list.delete(value)
    expect(list.size).toBe(count / 10)
    expect([...list]).toEqual(Array.from({ length: count / 10 }, (_, i) => i * 10))
    expect(list.at(1234)).toBe(12_340)
    expect(list.before(12_340)).toBe(12_330)
    expect(list.after(12_345)).toBe(12_350)
    for (const value of [...list]) list.delete(value)
    expect(list.size).toBe(0)
    expect(list.first()).toBeUndefined()
  })

  test('loads many items at once in any order', () => {
    const list = SortedList.from(byNumber, [5, 3, 9, 1])
    expect([...list]).toEqual([1, 3, 5, 9])
    list.add(4)
    expect(list.slice(1, 4)).toEqual([3, 4, 5])
    expect(() => SortedList.from(byNumber, [1, 2, 1])).toThrow('no two equal')
  })

  test('slices across chunk borders and clamps to its ends', () => {
    const list = SortedList.from(
      byNumber,
      Array.from({ length: 2000 }, (_, i) => i),
    )
    expect(list.slice(380, 390)).toEqual([380, 381, 382, 383, 384, 385, 386, 387, 388, 389])
    expect(list.slice(1998, 5000)).toEqual([1998, 1999])
    expect(list.slice(-5, 2)).toEqual([0, 1])
    expect(list.slice(7, 3)).toEqual([])
    expect(list.at(-1)).toBeUndefined()
    expect(list.at(2000)).toBeUndefined()
  })

  test('follows a record whose sort key changes when the old one is deleted first', () => {
    interface Row {
      id: string
      rank: string
    }
    const list = SortedList.from<Row>(
      (a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
      [
        { id: 'a', rank: '1' },
        { id: 'b', rank: '2' },
      ],
    )
    expect(list.delete({ id: 'a', rank: '1' })).toBe(true)
    list.add({ id: 'a', rank: '3' })
    expect(list.slice().map((row) => row.id)).toEqual(['b', 'a'])
  })
})
