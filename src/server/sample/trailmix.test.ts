import { expect, test } from 'vitest'
import { brokenInvariants } from '#domain/invariants.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { createIds, createWorld } from '#tests/support/plan.ts'
import { sampleCommands } from './trailmix.ts'

function sampleOn(today: string) {
  const world = createWorld()
  world.run(sampleCommands(createIds() as (kind: Kind) => string, today))
  const product = [...world.state.records.product.values()][0]!
  return { state: world.state, product, releases: [...ordered(world.state, 'release', product.id)] }
}

test('the sample is one lawful batch of four releases, with open items above what is done', () => {
  const { state, product, releases } = sampleOn('2026-11-22')
  expect(brokenInvariants(state)).toEqual([])
  expect(product.sample).toBe(true)
  expect(releases.map(({ name }) => name)).toEqual([
    'First hikes',
    'Come back',
    'Go together',
    'Pays its way',
  ])
  const done = [...ordered(state, 'item', product.id)].map(({ status }) => status === 'done')
  expect(done.indexOf(true)).toBe(done.lastIndexOf(false) + 1)
})

test('the sample has something for every check to say: a sixth feature, hollow features, a goal without metric, orphans', () => {
  const { state, product, releases } = sampleOn('2026-11-22')
  expect(featuresOf(state, releases[1]!.id)).toHaveLength(6)
  expect(featuresOf(state, releases[2]!.id).some(({ id }) => countOf(state.counts, id, 'items') === 0)).toBe(
    true,
  )
  expect(countOf(state.counts, product.id, 'loose')).toBe(4)
})

test('its dates follow the day of install and stand in time order in every quarter', () => {
  for (const today of ['2026-01-15', '2026-05-01', '2026-09-30', '2026-12-31']) {
    expect(sampleOn(today).releases.map(({ name }) => name)).toEqual([
      'First hikes',
      'Come back',
      'Go together',
      'Pays its way',
    ])
  }
  expect(sampleOn('2026-11-22').releases.map(({ date }) => showDate(date))).toEqual([
    'Q4 2026',
    'Q1 2027',
    'H1 2027',
    'Later',
  ])
})
