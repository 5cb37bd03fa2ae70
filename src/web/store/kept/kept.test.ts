import { describe, expect, test } from 'vitest'
import type { WireCommit } from '#protocol/wire-commit.ts'
import { addition, inOrder, joined, type KeptBatch, type Stretch, tailCost } from './kept.ts'

const backlog = 'prd_1.backlog'

function commit(seq: number, changes = 1): WireCommit {
  const gone = { kind: 'item', id: 'itm_1', after: null } as const
  return { seq, id: `commit-${seq}`, scopes: { [backlog]: Array.from({ length: changes }, () => gone) } }
}

const stretch = (from: number, to: number, ...seqs: number[]): Stretch => ({
  from,
  to,
  commits: seqs.map((seq) => commit(seq)),
})

describe('what is kept of a scope', () => {
  test('grows by a stretch that begins where it ends', () => {
    expect(addition(3, stretch(3, 7, 4, 6))).toEqual(stretch(3, 7, 4, 6))
  })

  test('grows by what is new of a stretch that another tab has kept in part', () => {
    expect(addition(5, stretch(3, 7, 4, 6))).toEqual(stretch(5, 7, 6))
  })

  test('never grows over a hole', () => {
    expect(addition(3, stretch(4, 7, 5))).toBeNull()
  })

  test('does not grow by what it has', () => {
    expect(addition(7, stretch(3, 7, 4))).toBeNull()
  })

  test('stretches that meet are one, others stay apart', () => {
    expect(joined(stretch(1, 3, 2), stretch(3, 5, 4))).toEqual(stretch(1, 5, 2, 4))
    expect(joined(stretch(1, 3), stretch(4, 5))).toBeNull()
  })

  test('a large commit costs what it changes, a small one costs something too', () => {
    expect(tailCost([commit(1, 5_000), commit(2, 1), { seq: 3, id: 'commit-3' }])).toBe(5_008)
  })
})

test('batches come in the order in which they were made, whichever tab made them', () => {
  const kept = (id: string, tab: string, made: number): KeptBatch => ({
    ...{ id, tab, made, at: '', label: '', schema: 2 },
    batch: { id, commands: [], note: null },
  })
  const order = inOrder([kept('b', 'one', 2), kept('c', 'two', 3), kept('a', 'two', 1)])
  expect(order.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})
