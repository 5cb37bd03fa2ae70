import { afterEach, describe, expect, test } from 'vitest'
import { ranksBetween } from '#base/rank.ts'
import { newNumbering } from '#domain/backlog/numbering.ts'
import { runBatch } from '#domain/kernel/decide.ts'
import { addRecords, createState, ordered, type State } from '#domain/kernel/state.ts'
import { kinds, type RecordOf } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { times } from '#tests/support/long-form.ts'
import { randomFrom } from './random.ts'

const moves = times('MOVES', { short: 500, long: 20_000 })

const context = {
  actor: 'system',
  batch: 'batch-of-test',
  commit: () => undefined,
  document: () => undefined,
}
const product = 'prd_00000001'
const at = '2027-01-04T09:00:00.000Z'
const order = kinds.item.order!
const compare = order.compare

/** A product with this many items; what is counted are calls of the order's comparator. */
function workspaceOf(count: number): {
  state: State
  counted: <T>(work: () => T) => { result: T; calls: number }
} {
  let calls = 0
  order.compare = (a, b) => {
    calls += 1
    return compare(a, b)
  }
  const state = createState(model.kinds)
  addRecords(state, 'product', [
    {
      id: product,
      name: 'Large',
      key: 'LRG',
      vision: '',
      stage: 'growth',
      owner: null,
      focus: null,
      sample: false,
      formerKeys: [],
      createdAt: at,
    },
  ])
  const ranks = ranksBetween(null, null, count)
  const items = ranks.map(
    (rank, index): RecordOf<'item'> => ({
      id: `itm_${String(index).padStart(8, '0')}`,
      product,
      number: index + 1,
      title: `Item ${index}`,
      kind: 'story',
      status: 'draft',
      estimate: null,
      description: null,
      parent: null,
      rank,
      feature: null,
      theme: null,
      source: null,
      createdAt: at,
    }),
  )
  addRecords(state, 'numbering', [newNumbering(product, count + 1)])
  addRecords(state, 'item', items)
  return {
    state,
    counted(work) {
      const before = calls
      return { result: work(), calls: calls - before }
    },
  }
}

/** Random rank moves: the most records that one wrote, and comparator calls a move. */
function movesAmong(count: number): { written: number; calls: number } {
  const { state, counted } = workspaceOf(count)
  const random = randomFrom(count)
  const list = ordered(state, 'item', product)
  let written = 0
  const { calls } = counted(() => {
    for (let move = 0; move < moves; move++) {
      const item = list.at(random.below(count))!.id
      const after = list.at(random.below(count))!.id
      if (item === after) continue
      const call = { name: 'rank-item', input: { item, after } }
      const result = runBatch(model, state, [call], { ...context, at })
      if (!('changes' in result)) throw new Error('it is refused')
      written = Math.max(written, result.changes.length)
    }
  })
  return { written, calls: calls / moves }
}

describe('the cost of a rank move', () => {
  afterEach(() => {
    order.compare = compare
  })

  test('is one record written, among 1,000 items as among 100,000', () => {
    expect(movesAmong(1_000).written).toBe(1)
    expect(movesAmong(100_000).written).toBe(1)
  })

  test('is at most twice as many comparisons among 100,000 items as among 1,000', () => {
    // A place is found by halving: log2 of 100,000 is 16.6, of 1,000 it is 10, so 1.7 times is what halving costs.
    const [small, large] = [movesAmong(1_000), movesAmong(100_000)]
    expect(small.calls).toBeGreaterThan(0)
    expect(large.calls / small.calls).toBeLessThanOrEqual(2)
    expect(large.calls).toBeLessThan(120)
  })

  test('is as many comparisons for a new item as for a moved one', () => {
    const { state, counted } = workspaceOf(100_000)
    const input = model
      .commandNamed('create-item')!
      .input.parse({ item: 'itm_brandnew1', product, title: 'New' })
    const { result, calls } = counted(() =>
      runBatch(model, state, [{ name: 'create-item', input }], { ...context, at }),
    )
    // The item, and the numbering that gave it its number.
    expect('changes' in result && result.changes).toHaveLength(2)
    expect(calls).toBeLessThan(120)
  })
})
