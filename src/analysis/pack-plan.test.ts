import { describe, expect, test } from 'vitest'
import { must } from '#base/must.ts'
import type { ReleaseDate } from '#domain/roadmap/release-date.ts'
import type { ReleaseDraft } from './derive-roadmap.ts'
import { packPlan } from './pack-plan.ts'
import { sizesOf } from './pack-themes.ts'
import { emptyPlan, type WorkingPlan } from './roadmap-plan.ts'

const order = ['1', '2', '3', '4', '5', '6']
const sizes = sizesOf(order.map((id) => ({ id, estimate: null })))
const release = (key: string, date: string, standing: string | null = null): ReleaseDraft => ({
  key,
  standing,
  name: key,
  date: date as ReleaseDate,
  goal: '',
  type: 'none',
  metrics: [],
})
const theme = (key: string, items: string[], release: string | null = null) => ({
  key,
  name: key,
  words: [],
  items,
  release,
})
const planOf = (more: Partial<WorkingPlan>): WorkingPlan => ({ ...emptyPlan, ...more })
const nothing = () => ({ features: 0, size: 0 })
const lie = ({ themes }: WorkingPlan) => themes.map(({ key, release }) => `${key} ${release}`)

describe('a packed plan', () => {
  test('is none where every theme is in a release', () => {
    const plan = planOf({ releases: [release('r', '2027-01')], themes: [theme('a', ['1'], 'r')] })
    expect(packPlan(plan, order, sizes, [release('next', '2027-04')], nothing)).toBeNull()
  })

  test('fills the releases in time order and begins those that it needs, no more', () => {
    const plan = planOf({
      room: 2,
      releases: [release('late', '2027-04'), release('soon', '2027-01')],
      themes: [theme('low', ['5', '6']), theme('mid', ['3', '4']), theme('high', ['1', '2'])],
    })
    const next = [release('third', '2027-07'), release('fourth', '2027-10')]
    const packed = must(packPlan(plan, order, sizes, next, nothing), 'a packed plan')
    expect(lie(packed.plan)).toEqual(['low third', 'mid late', 'high soon'])
    expect(packed.plan.releases.map(({ key }) => key)).toEqual(['late', 'soon', 'third'])
    expect([packed.laid, packed.left]).toEqual([3, 0])
  })

  test('counts what a release of the roadmap has already, and says why a theme is left', () => {
    const plan = planOf({
      room: 2,
      releases: [release('rel', '2027-01', 'rel')],
      themes: [theme('high', ['1', '2']), theme('laid', ['3'], 'rel')],
    })
    const packed = must(
      packPlan(plan, order, sizes, [], () => ({ features: 1, size: 1 })),
      'a packed plan',
    )
    expect(lie(packed.plan)).toEqual(['high null', 'laid rel'])
    expect(packed.plan.packed?.high).toMatchObject({ release: null, because: 'size', order: 1, all: 1 })
    expect([packed.laid, packed.left]).toEqual([0, 1])
  })
})
