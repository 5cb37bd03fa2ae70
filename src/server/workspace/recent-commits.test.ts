import { describe, expect, test } from 'vitest'
import type { ScopedChange } from '#domain/kernel/change.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { createRecentCommits } from './recent-commits.ts'

const scope = 'prd_1.backlog'
const commit = (seq: number, changes = 1, of = scope): Commit => ({
  seq,
  id: `commit-${seq}`,
  step: `commit-${seq}`,
  actor: 'system',
  at: '2027-01-01T00:00:00.000Z',
  via: 'system',
  program: null,
  session: null,
  commands: [],
  changes: Array.from({ length: changes }, () => ({ scope: of }) as ScopedChange),
  note: null,
})
const seqs = (commits: readonly Commit[] | null) => commits?.map(({ seq }) => seq)

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
    expect([recent.costAfter(0, scope), recent.costAfter(1, scope), recent.costAfter(2, scope)]).toEqual([
      104, 100, 0,
    ])
  })

  test('cost nothing to a reader of a scope that they do not touch', () => {
    const recent = createRecentCommits(0)
    recent.add(commit(1, 100, 'prd_1.plan'))
    recent.add(commit(2, 10))
    expect([recent.costAfter(0, scope), recent.costAfter(0, 'prd_2.plan')]).toEqual([10, 0])
  })

  test('forget the oldest past their limit, and then nobody from before that may catch up', () => {
    const recent = createRecentCommits(0, 40)
    for (let seq = 1; seq <= 100; seq++) {
      recent.add(commit(seq))
      const held = recent.after(Math.max(0, seq - 5))
      expect(held?.at(-1)?.seq).toBe(seq)
    }
    expect(recent.after(0)).toBeNull()
    expect(recent.byId('commit-1')).toBeUndefined()
    expect(recent.costAfter(0, scope)).toBe(Number.POSITIVE_INFINITY)
    expect(recent.costAfter(99, scope)).toBe(4)
    expect(recent.after(100)).toEqual([])
  })

  test('keep the last one however large it is', () => {
    const recent = createRecentCommits(0, 40)
    recent.add(commit(1))
    recent.add(commit(2, 1000))
    expect(seqs(recent.after(1))).toEqual([2])
    recent.add(commit(3))
    expect(seqs(recent.after(2))).toEqual([3])
    expect(recent.costAfter(2, scope)).toBe(4)
  })
})
