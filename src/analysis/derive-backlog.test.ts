import { describe, expect, test } from 'vitest'
import { brokenInvariants } from '#domain/invariants.ts'
import { ordered } from '#domain/kernel/state.ts'
import { isRefusal } from '#domain/refusals.ts'
import { focusOf, traceOf } from '#domain/roadmap/trace.ts'
import { planWithoutBacklog } from '#tests/support/plan.ts'
import { type DerivedBacklog, deriveBacklog, readLine } from './derive-backlog.ts'
import { callsOf } from './proposal-draft.ts'

function derived(result: ReturnType<typeof deriveBacklog>): DerivedBacklog {
  if (isRefusal(result)) throw new Error(`refused: ${result.code}`)
  return result
}

describe('deriving a backlog from the next release', () => {
  test('makes one epic a feature and one item a typed line, in the order of the roadmap', () => {
    const { world, product, releases, features, newId } = planWithoutBacklog()
    const drafts = [
      { feature: features[0]!, lines: 'Find a hike near me\n\n- Filter by length\nBug: map jumps' },
      { feature: features[1]!, lines: '' },
    ]
    const { proposal } = derived(deriveBacklog(world.state, releases[0]!, drafts, { newId }))
    world.run(callsOf(proposal))
    const items = [...ordered(world.state, 'item', product)]
    expect(items.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'epic: Route search',
      'story: Find a hike near me',
      'story: Filter by length',
      'defect: map jumps',
      'epic: Map view',
    ])
    expect(brokenInvariants(world.state)).toEqual([])
  })

  test('lets every item lead back to its feature, goal and release, and heads the backlog with that goal', () => {
    const { world, product, releases, features, newId } = planWithoutBacklog()
    const drafts = [{ feature: features[0]!, lines: 'Find a hike near me' }]
    const result = derived(deriveBacklog(world.state, releases[0]!, drafts, { newId }))
    world.run(callsOf(result.proposal))
    for (const item of ordered(world.state, 'item', product)) {
      expect(traceOf(world.state, item)?.goal).toEqual(result.goal)
      expect(traceOf(world.state, item)?.release.id).toBe(releases[0])
    }
    expect(focusOf(world.state, product)?.id).toBe(releases[0])
  })

  test('adds nothing when it is derived again unchanged', () => {
    const { world, releases, features, newId } = planWithoutBacklog()
    const drafts = [{ feature: features[0]!, lines: 'Find a hike near me' }]
    const first = derived(deriveBacklog(world.state, releases[0]!, drafts, { newId }))
    world.run(callsOf(first.proposal))
    const second = derived(deriveBacklog(world.state, releases[0]!, drafts, { newId }))
    expect(second.proposal.suggestions).toEqual([])
    expect(second.kept[0]!.items.map(({ title }) => title)).toEqual(['Route search', 'Find a hike near me'])
  })

  test('puts new stories behind those that serve the goal, before what is outside it', () => {
    const { world, product, releases, features, newId } = planWithoutBacklog()
    const drafts = [{ feature: features[0]!, lines: 'Find a hike near me' }]
    const first = derived(deriveBacklog(world.state, releases[0]!, drafts, { newId }))
    world.run(callsOf(first.proposal))
    world.run([{ name: 'create-item', input: { item: newId('item'), product, title: 'Something else' } }])
    const more = derived(
      deriveBacklog(world.state, releases[0]!, [{ feature: features[1]!, lines: 'Zoom' }], { newId }),
    )
    expect(more.outside.map(({ title }) => title)).toEqual(['Something else'])
    world.run(callsOf(more.proposal))
    expect([...ordered(world.state, 'item', product)].map(({ title }) => title)).toEqual([
      'Route search',
      'Find a hike near me',
      'Map view',
      'Zoom',
      'Something else',
    ])
  })

  test('proposes no epic for a feature that has items, and no parent where none of them is an epic', () => {
    const { world, product, releases, features, newId } = planWithoutBacklog()
    const standing = { item: newId('item'), product, title: 'Find a hike', feature: features[0]! }
    world.run([{ name: 'create-item', input: standing }])
    const made = (drafts: { feature: string; lines: string }[]) =>
      derived(deriveBacklog(world.state, releases[0]!, drafts, { newId }))
        .proposal.suggestions.filter(({ command }) => command === 'create-item')
        .map(({ input }) => [input.kind, input.title, input.parent ?? null])
    expect(made([])).toEqual([['epic', 'Map view', null]])
    expect(made([{ feature: features[0]!, lines: 'Filter by length' }])).toEqual([
      ['story', 'Filter by length', null],
      ['epic', 'Map view', null],
    ])
  })

  test('says which lines repeat another, or what stands already', () => {
    const { world, releases, features, newId } = planWithoutBacklog()
    const lines = 'Find a hike\n- find a  hike\nroute search'
    const typed = (text: string) =>
      derived(deriveBacklog(world.state, releases[0]!, [{ feature: features[0]!, lines: text }], { newId }))
    expect(typed('Find a hike\n- FIND a hike').repeated).toEqual([
      { feature: features[0], title: 'FIND a hike' },
    ])
    world.run(callsOf(typed('Find a hike').proposal))
    expect(typed(lines).repeated.map(({ title }) => title)).toContain('Find a hike')
  })

  test('shows what a later release would create while the reason for it is lacking', () => {
    const { world, releases, features, newId } = planWithoutBacklog()
    const drafts = [{ feature: features[2]!, lines: 'Save a map\nShare a map' }]
    const without = derived(deriveBacklog(world.state, releases[1]!, drafts, { newId }))
    expect(without.lacking).toMatchObject({ code: 'not-next' })
    expect(without.proposal.suggestions).toHaveLength(4)
    const why = derived(deriveBacklog(world.state, releases[1]!, drafts, { newId, reason: 'A trade show' }))
    expect(why.lacking).toBeNull()
  })

  test('refuses a feature that is not in the release', () => {
    const { world, releases, features, newId } = planWithoutBacklog()
    const elsewhere = [{ feature: features[2]!, lines: 'x' }]
    expect(deriveBacklog(world.state, releases[0]!, elsewhere, { newId })).toMatchObject({
      code: 'not-found',
    })
  })
})

test('a typed line drops its list mark and names its kind, and a blank one is nothing', () => {
  expect(readLine('  3) Sketch: results side by side ')).toEqual({
    title: 'results side by side',
    kind: 'sketch',
  })
  expect(readLine('* As Mei, I want maps')).toEqual({ title: 'As Mei, I want maps', kind: 'story' })
  expect(readLine('Bug:')).toEqual({ title: 'Bug:', kind: 'story' })
  expect(readLine('   ')).toBeNull()
})
