import { describe, expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import { inOrder, type KeptBatch, tailAfter, tailCost } from './kept.ts'

function commit(seq: number, changes = 0): Commit {
  const none = { kind: 'item', id: '', before: null, after: null } as const
  const at = '2026-01-05T09:00:00.000Z'
  const of = { id: `commit-${seq}`, actor: 'mbr_1', at, via: 'web' as const, commands: [], note: null }
  return { ...of, seq, changes: Array.from({ length: changes }, () => none) }
}

const seqs = (commits: readonly Commit[]) => commits.map(({ seq }) => seq)

describe('what the last visit kept', () => {
  test('commits are used in order from right behind the snapshot', () => {
    expect(seqs(tailAfter(3, [commit(6), commit(4), commit(5)]))).toEqual([4, 5, 6])
  })

  test('commits that the snapshot holds are passed over', () => {
    expect(seqs(tailAfter(3, [commit(1), commit(2), commit(3), commit(4)]))).toEqual([4])
  })

  test('nothing behind a gap is used', () => {
    expect(seqs(tailAfter(3, [commit(4), commit(6), commit(7)]))).toEqual([4])
    expect(seqs(tailAfter(3, [commit(5)]))).toEqual([])
  })

  test('batches come in the order in which they were made, whichever tab made them', () => {
    const kept = (id: string, tab: string, made: number): KeptBatch => ({
      id,
      tab,
      made,
      at: '',
      label: '',
      batch: { id, commands: [], note: null },
    })
    const order = inOrder([kept('b', 'one', 2), kept('c', 'two', 3), kept('a', 'two', 1)])
    expect(order.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('a large commit costs what it changes, a small one costs something too', () => {
    expect(tailCost([commit(1, 5_000), commit(2, 1), commit(3)])).toBe(5_008)
  })
})
