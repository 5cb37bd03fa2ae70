import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { items, missing, others, sampleWorkspace, trailmix, viewer } from '#tests/support/sample-workspace.ts'

const [first, second, third, fourth, fifth] = items

describe('rank-item', () => {
  test('places an item behind another, or at the top, and writes one record', () => {
    const { act, order } = sampleWorkspace()
    expect(act('rank-item', { item: fifth, after: first }).changes).toHaveLength(1)
    expect(order('item', trailmix)).toEqual([first, fifth, second, third, fourth])
    act('rank-item', { item: fifth, after: null })
    expect(order('item', trailmix)).toEqual([fifth, first, second, third, fourth])
    act('rank-item', { item: fifth, after: fourth })
    expect(order('item', trailmix)).toEqual([first, second, third, fourth, fifth])
  })

  test('changes nothing when the item stands there already', () => {
    const { act } = sampleWorkspace()
    expect(act('rank-item', { item: first, after: null }).changes).toEqual([])
    expect(act('rank-item', { item: third, after: second }).changes).toEqual([])
  })

  test('follows an array under any sequence of moves', () => {
    const place = fc.nat({ max: items.length - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 40 }), (moves) => {
        const { act, order } = sampleWorkspace()
        let model: string[] = [...items]
        for (const [from, to] of moves) {
          const item = items[from]!
          const rest = model.filter((id) => id !== item)
          // `to` counts places among the others: 0 is the top.
          const after = to === 0 ? null : rest[to - 1]!
          act('rank-item', { item, after })
          model = [...rest.slice(0, to), item, ...rest.slice(to)]
        }
        expect(order('item', trailmix)).toEqual(model)
      }),
      { numRuns: 50 },
    )
  })

  test('refuses a missing item, a missing neighbour, its own neighbourhood and another product', () => {
    const { refusal } = sampleWorkspace()
    const rank = (item: string, after: string | null) => refusal('rank-item', { item, after })
    expect(rank(missing.item, null).about.id).toBe(missing.item)
    expect(rank(first, missing.item).about.id).toBe(missing.item)
    expect(rank(first, first).code).toBe('own-neighbour')
    expect(rank(first, others.item)).toEqual({ code: 'other-product', about: { kind: 'item' } })
  })

  test('refuses viewers', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('rank-item', { item: fifth, after: null }, viewer).code).toBe('not-allowed')
  })
})
