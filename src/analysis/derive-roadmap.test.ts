import { expect, test } from 'vitest'
import { brokenInvariants } from '#domain/invariants.ts'
import { stated } from '#domain/kernel/note.ts'
import { ordered } from '#domain/kernel/state.ts'
import { featuresOf, traceOf } from '#domain/roadmap/trace.ts'
import { backlogWithoutPlan } from '#tests/support/plan.ts'
import { deriveRoadmap, planTroubles, type RoadmapPlan } from './derive-roadmap.ts'
import { callsOf } from './proposal-draft.ts'

function planFor(items: string[]): RoadmapPlan {
  const release = { standing: null, date: '2027-Q1', type: 'retain' as const }
  return {
    themes: [
      {
        key: 'maps',
        name: 'Offline maps',
        words: ['map', 'offline', 'tile'],
        items: items.slice(0, 2),
        release: 'r1',
      },
      { key: 'diary', name: 'Hike diary', words: [], items: items.slice(2, 3), release: 'r2' },
      { key: 'rest', name: 'Odds and ends', words: ['rest'], items: items.slice(3, 4), release: null },
    ],
    releases: [
      {
        key: 'r1',
        name: 'Come back',
        goal: 'Three in ten are back.',
        ...release,
        metrics: [{ name: 'back in week four', unit: '%', baseline: 18, target: 30 }],
      },
      {
        key: 'r2',
        name: 'Look back',
        goal: 'Hikers remember their year.',
        ...release,
        date: null,
        metrics: [{ name: 'diaries kept', unit: '', baseline: null, target: 500 }],
      },
    ],
  }
}

test('turns themes into features of releases whose items trace to them, as commands a person can read first', () => {
  const { world, product, items, newId } = backlogWithoutPlan()
  const proposal = deriveRoadmap(world.state, product, planFor(items), { newId })
  expect(stated(proposal.title)).toBe('Derive roadmap: 2 releases from the backlog')
  expect(proposal.suggestions.every(({ what, why }) => stated(what) !== '' && stated(why) !== '')).toBe(true)
  world.run(callsOf(proposal))
  const releases = [...ordered(world.state, 'release', product)]
  expect(releases.map(({ name }) => name)).toEqual(['Come back', 'Look back'])
  expect(featuresOf(world.state, releases[0]!.id).map(({ name }) => name)).toEqual(['Offline maps'])
  const [first, , , fourth] = items.map((id) => world.state.records.item.get(id)!)
  expect(traceOf(world.state, first!)?.goal.text).toBe('Three in ten are back.')
  expect(traceOf(world.state, fourth!)).toBeNull()
  expect(world.state.records.theme.get(fourth!.theme!)?.name).toBe('Odds and ends')
  expect(brokenInvariants(world.state)).toEqual([])
})

test('one revert takes all of it back', () => {
  const { world, product, items, newId } = backlogWithoutPlan()
  const before = world.snapshot()
  const proposal = deriveRoadmap(world.state, product, planFor(items), { newId })
  const commit = world.run(callsOf(proposal))
  world.run([{ name: 'revert-commit', input: { commit: commit.id } }])
  expect(world.snapshot()).toEqual(before)
})

test('is stopped by a release without goal or metric, by a goal that repeats a theme, and by a sixth feature', () => {
  const { world, items } = backlogWithoutPlan()
  const plan = planFor(items)
  expect(planTroubles(world.state, plan)).toEqual([])
  const [r1, r2] = plan.releases
  const bad: RoadmapPlan = {
    themes: [
      ...plan.themes,
      ...[1, 2, 3, 4, 5].map((n) => ({
        key: `t${n}`,
        name: `Theme ${n}`,
        words: [],
        items: [],
        release: 'r1',
      })),
    ],
    releases: [
      { ...r1!, goal: 'offline  MAPS!', metrics: [] },
      { ...r2!, goal: ' ', metrics: [{ name: ' ', unit: '', baseline: null, target: null }] },
    ],
  }
  expect(planTroubles(world.state, bad).map(({ release, field }) => `${release} ${field}`)).toEqual([
    'r1 goal',
    'r1 metrics',
    'r1 themes',
    'r2 goal',
    'r2 metrics',
  ])
})

test('asks nothing of a release that no theme was assigned to', () => {
  const { world, items } = backlogWithoutPlan()
  const plan = planFor(items)
  const empty = { ...plan.releases[0]!, key: 'r3', goal: '', metrics: [] }
  expect(planTroubles(world.state, { ...plan, releases: [...plan.releases, empty] })).toEqual([])
})

test('adds to a release that stands already, keeping its goal', () => {
  const { world, product, items, newId } = backlogWithoutPlan()
  const plan = planFor(items)
  world.run(
    callsOf(deriveRoadmap(world.state, product, { ...plan, themes: plan.themes.slice(0, 1) }, { newId })),
  )
  const standing = ordered(world.state, 'release', product).first()!
  const more: RoadmapPlan = {
    themes: [{ key: 'x', name: 'Hike diary', words: [], items: items.slice(2, 3), release: 'r1' }],
    releases: [{ ...plan.releases[0]!, standing: standing.id, goal: '', metrics: [] }],
  }
  expect(planTroubles(world.state, more)).toEqual([])
  world.run(callsOf(deriveRoadmap(world.state, product, more, { newId })))
  expect(featuresOf(world.state, standing.id).map(({ name }) => name)).toEqual(['Offline maps', 'Hike diary'])
})
