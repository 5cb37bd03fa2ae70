import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRank } from '#base/rank.ts'
import { SortedList } from '#base/sorted-list.ts'
import type { Feature } from '../roadmap/feature.ts'
import { byRank } from './kind.ts'
import { placeAfter } from './place.ts'

type Id = Feature['id']
const goal = 'gol_00000001'
const idAt = (index: number) => `ftr_${String(index).padStart(8, '0')}` as Id

/** A list of features, since they are small, with what each placing wrote. */
function listOf(ranks: readonly string[]) {
  const list = new SortedList<Feature>(byRank)
  const byId = new Map<Id, Feature>()
  const counts = { placed: 0, spread: 0, written: 0, longest: 0 }
  let next = 0
  function set(record: Feature): void {
    const old = byId.get(record.id)
    if (old) list.delete(old)
    list.add(record)
    byId.set(record.id, record)
    counts.longest = Math.max(counts.longest, record.rank.length)
  }
  function place(after: Id | null, self: Id | null): Id {
    const standing = self ? byId.get(self)! : null
    const { rank, spread } = placeAfter('feature', list, after ? byId.get(after)! : null, standing)
    for (const { after: record } of spread) set(record as Feature)
    const id = self ?? idAt(next++)
    set({ id, goal, name: id, reason: '', rank, createdAt: '2027-01-04T09:00:00.000Z' })
    counts.placed += 1
    counts.written += 1 + spread.length
    if (spread.length > 0) counts.spread += 1
    if (!isRank(rank)) throw new Error(`"${rank}" is no order key`)
    return id
  }
  for (const rank of ranks) {
    set({ id: idAt(next++), goal, name: '', reason: '', rank, createdAt: '2027-01-04T09:00:00.000Z' })
  }
  return { list, counts, place, ids: () => [...list].map(({ id }) => id) }
}

const inserts = 20_000

/** Where each of many inserts goes, all into one gap; `model` is the order so far, `last` the newest place. */
const wear: { [name: string]: (model: Id[], last: number, turn: number) => number } = {
  'always behind the same neighbour': () => 1,
  'always behind the newest': (_, last) => last + 1,
  'always in front of the newest': (_, last) => last,
  'before and behind the newest in turn': (_, last, turn) => last + (turn % 2),
  'before and behind the newest, as a hash says': (_, last, turn) => last + ((turn * 2654435761) >>> 31),
}

describe('placing', () => {
  test('follows an array, wherever records are inserted or moved, from any keys with ties', () => {
    const key = fc.constantFrom(
      'a0',
      'a1',
      'a1V',
      'a1VV',
      'a1VVVVVVVVVVVVVVVVVVVVV',
      'a1VVVVVVVVVVVVVVVVVVVVVV',
      'a2',
    )
    const step = fc.record({ move: fc.boolean(), from: fc.nat(), to: fc.nat() })
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), fc.array(step, { maxLength: 60 }), (keys, steps) => {
        const { place, ids } = listOf(keys)
        const model = ids()
        for (const { move, from, to } of steps) {
          const [self = null] = move && model.length > 0 ? model.splice(from % model.length, 1) : []
          const at = to % (model.length + 1)
          model.splice(at, 0, place(at === 0 ? null : model[at - 1]!, self))
          expect(ids()).toEqual(model)
        }
      }),
    )
  })

  test.each(Object.keys(wear))('keeps keys short and spreads seldom: %s, 20,000 times in one gap', (name) => {
    const { place, ids, counts } = listOf(['a0', 'a1', 'a2'])
    const model = ids()
    let last = 1
    for (let turn = 0; turn < inserts; turn++) {
      last = wear[name]!(model, last, turn)
      model.splice(last, 0, place(model[last - 1]!, null))
    }
    expect(ids()).toEqual(model)
    expect(counts.longest).toBeLessThanOrEqual(32)
    expect(counts.spread / counts.placed).toBeLessThanOrEqual(0.01)
  })

  test('writes one key where there is room', () => {
    const { place, counts } = listOf(['a0', 'a1'])
    place(idAt(0), null)
    expect(counts).toMatchObject({ spread: 0, written: 1 })
  })

  test('makes room between equal keys', () => {
    const { place, ids } = listOf(['a0', 'a0', 'a0'])
    const made = place(idAt(0), null)
    expect(ids()).toEqual([idAt(0), made, idAt(1), idAt(2)])
  })

  test('ignores where the record stands now', () => {
    const { place, ids } = listOf(['a0', 'a1', 'a2'])
    place(idAt(0), idAt(1))
    expect(ids()).toEqual([idAt(0), idAt(1), idAt(2)])
    place(null, idAt(0))
    expect(ids()).toEqual([idAt(0), idAt(1), idAt(2)])
  })
})
