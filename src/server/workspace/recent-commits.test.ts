import { describe, expect, test } from 'vitest'
import type { Change } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { createRecentCommits } from './recent-commits.ts'

const commit = (seq: number, changes = 1): Commit => ({
  seq,
  id: `commit-${seq}`,
  actor: 'system',
  at: '2027-01-01T00:00:00.000Z',
  via: 'system',
  commands: [],
  changes: Array.from({ length: changes }, () => ({}) as Change),
  note: null,
})
const seqs = (commits: Commit[] | null) => commits?.map(({ seq }) => seq)

describe('recent commits', () => {
  test('hand out what came after a seq, and nothing when there is a gap before them', () => {
    const recent = createRecentCommits(10)
    for (const seq of [11, 12, 13]) recent.add(commit(seq))
    expect(seqs(recent.after(10))).toEqual([11, 12, 13])
    expect(seqs(recent.after(12))).toEqual([13])
    expect(seqs(recent.after(13))).toEqual([])
    expect(recent.after(9)).toBeNull()
  })

  test('know ids', () => {
    const recent = createRecentCommits(0)
    recent.add(commit(1))
    expect(recent.byId('commit-1')?.seq).toBe(1)
    expect(recent.byId('commit-2')).toBeUndefined()
  })

  test('say what catching up costs', () => {
    const recent = createRecentCommits(0)
    recent.add(commit(1))
    recent.add(commit(2, 100))
    expect([recent.costAfter(0), recent.costAfter(1), recent.costAfter(2)]).toEqual([104, 100, 0])
  })

  test('forget the oldest past their limit, and still say what they cost at least', () => {
    const recent = createRecentCommits(0, 40)
    for (let seq = 1; seq <= 100; seq++) {
      recent.add(commit(seq))
      const held = recent.after(Math.max(0, seq - 5))
      expect(held?.at(-1)?.seq).toBe(seq)
    }
    expect(recent.after(0)).toBeNull()
    expect(recent.byId('commit-1')).toBeUndefined()
    expect(recent.costAfter(0)).toBe(400)
    expect(recent.costAfter(99)).toBe(4)
    expect(recent.after(100)).toEqual([])
  })

  test('keep the last one however large it is', () => {
    const recent = createRecentCommits(0, 40)
    recent.add(commit(1))
    recent.add(commit(2, 1000))
    expect(seqs(recent.after(1))).toEqual([2])
    recent.add(commit(3))
    expect(seqs(recent.after(2))).toEqual([3])
    expect(recent.costAfter(2)).toBe(4)
  })
})
