import { describe, expect, test, vi } from 'vitest'
import { goalOf } from '#domain/roadmap/trace.ts'
import { planWithoutBacklog } from '#tests/support/plan.ts'
import { firstSteps, keepProgress, readProgress, stepAt, stepsIn } from './first-steps.ts'

describe('a first step', () => {
  const { world, product, releases } = planWithoutBacklog()
  const state = world.state
  const goals = releases.map((release) => goalOf(state, release)!.id)
  const feature = [...state.records.feature.values()].find(({ goal }) => goal === goals[0])!
  const moved = {
    kind: 'feature' as const,
    id: feature.id,
    before: feature,
    after: { ...feature, goal: goals[1]! },
  }

  test('is a feature that went to another goal, and not one that changed its place', () => {
    expect(stepsIn(state, product, [moved])).toEqual(['move'])
    expect(stepsIn(state, product, [{ ...moved, after: { ...feature, rank: 'zz' } }])).toEqual([])
  })

  test('is a metric that is new, and not one that went', () => {
    const metric = { id: 'met_1', goal: goals[0] } as never
    const made = { kind: 'metric' as const, id: 'met_1', before: null, after: metric }
    expect(stepsIn(state, product, [made])).toEqual(['metric'])
    expect(stepsIn(state, product, [{ ...made, before: metric, after: null }])).toEqual([])
  })

  test('is none of this product where it happened in another', () => {
    expect(stepsIn(state, 'prd_other', [moved])).toEqual([])
  })

  test('is being where the items of a feature are, or what the next release needs', () => {
    expect(stepAt('/p/TM/backlog', 'feature:"Offline maps"')).toBe('follow')
    expect(stepAt('/p/TM/backlog', 'status:ready')).toBeNull()
    expect(stepAt('/p/TM/backlog', '')).toBeNull()
    expect(stepAt('/p/TM/derive/top-down', '')).toBe('derive')
    expect(stepAt('/p/TM/roadmap', '')).toBeNull()
  })

  test('is kept for each member, and what cannot be read is nothing done', () => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
    keepProgress('mbr_1', { done: ['undo', 'move'], away: true })
    expect(readProgress('mbr_1')).toEqual({ done: ['move', 'undo'], away: true })
    expect(readProgress('mbr_2')).toEqual({ done: [], away: false })
    for (const spoilt of ['', '{', 'null', '[]', '7', '{"done":7}', '{"done":"move"}', '{"done":["fly"]}']) {
      vi.stubGlobal('localStorage', { getItem: () => spoilt })
      expect(readProgress('mbr_1')).toEqual({ done: [], away: false })
    }
    vi.unstubAllGlobals()
    expect(firstSteps).toHaveLength(5)
  })
})
