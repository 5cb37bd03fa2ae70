import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  releases,
  sampleWorkspace,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { ordered, type State } from '../kernel/state.ts'
import { traceOf } from '../roadmap/trace.ts'
import { type ItemsByRelease, itemsByRelease } from './items-by-release.ts'

/** What the index says of every group, and what a walk over the whole backlog says. */
const told = (index: ItemsByRelease) =>
  [...releases, null].map((release) => {
    const { items, done, points } = index.of(release)
    return { release, ids: [...items].map(({ id }) => id), done, points }
  })
const walked = (state: State) =>
  [...releases, null].map((release) => {
    const group = [...ordered(state, 'item', trailmix)].filter(
      (item) => (traceOf(state, item)?.release.id ?? null) === release,
    )
    return {
      release,
      ids: group.map(({ id }) => id),
      done: group.filter(({ status }) => status === 'done').length,
      points: group.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0),
    }
  })

describe('the items of a product by release', () => {
  test('stand in rank order under the release that they are for, those of none by themselves', () => {
    const { state } = sampleWorkspace()
    const index = itemsByRelease(state, trailmix)
    expect(told(index)).toEqual(walked(state))
    expect([...index.of(releases[0]).items].map(({ id }) => id)).toEqual(items.slice(0, 3))
  })

  test('follow whatever people do: to items, features and releases, and back again', () => {
    const item = fc.constantFrom(...items)
    const feature = fc.constantFrom(...features, null)
    const act = fc.oneof(
      fc.record({
        name: fc.constant('trace-items'),
        input: fc.record({ items: item.map((id) => [id]), feature }),
      }),
      fc.record({
        name: fc.constant('edit-item'),
        input: fc.record({
          item,
          status: fc.constantFrom('draft', 'done'),
          estimate: fc.constantFrom(null, 1, 5),
        }),
      }),
      fc.record({ name: fc.constant('rank-item'), input: fc.record({ item, after: fc.constant(null) }) }),
      fc.record({
        name: fc.constant('move-feature'),
        input: fc.record({
          feature: fc.constantFrom(...features),
          goal: fc.constantFrom(...goals),
          after: fc.constant(null),
          reason: fc.constant('room'),
        }),
      }),
      fc.record({
        name: fc.constant('delete-feature'),
        input: fc.record({ feature: fc.constantFrom(...features) }),
      }),
      fc.record({
        name: fc.constant('delete-release'),
        input: fc.record({ release: fc.constantFrom(...releases) }),
      }),
      fc.record({ name: fc.constant('delete-items'), input: fc.record({ items: item.map((id) => [id]) }) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.boolean()), { maxLength: 30 }), (acts) => {
        const { state, act } = sampleWorkspace()
        const index = itemsByRelease(state, trailmix)
        expect(told(index)).toEqual(walked(state))
        for (const [{ name, input }, asked] of acts) {
          try {
            act(name, input)
          } catch {
            // of what is gone by now
          }
          // Now and then nobody asks in between, and news come together.
          if (asked) expect(told(index)).toEqual(walked(state))
        }
        expect(told(index)).toEqual(walked(state))
      }),
      { numRuns: 200 },
    )
  })

  test('moves its version when rows change places, and not for a title or an estimate', () => {
    const { act, state } = sampleWorkspace()
    const index = itemsByRelease(state, trailmix)
    const first = index.version
    act('edit-item', { item: items[0], title: 'Another', estimate: 8, status: 'done' })
    expect(index.version).toBe(first)
    act('trace-items', { items: [items[0]], feature: null })
    expect(index.version).toBeGreaterThan(first)
    const second = index.version
    act('rank-item', { item: items[4], after: null })
    expect(index.version).toBeGreaterThan(second)
  })

  test('reads much news anew instead of one by one', () => {
    const { act, state } = sampleWorkspace()
    const index = itemsByRelease(state, trailmix)
    expect(index.version).toBe(1)
    for (let n = 0; n < 1_100; n++) act('edit-item', { item: items[0], estimate: n % 7 })
    expect(told(index)).toEqual(walked(state))
    expect(index.version).toBe(2)
  })
})
