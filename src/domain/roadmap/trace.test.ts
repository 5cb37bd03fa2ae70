import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  missing,
  releases,
  sampleWorkspace,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import {
  featuresOf,
  focusOf,
  goalOf,
  nextRelease,
  productOfGoal,
  releaseOfFeature,
  traceOf,
} from './trace.ts'

describe('the trace', () => {
  test('leads from an item to its feature, goal and release', () => {
    const { state, get } = sampleWorkspace()
    const trace = traceOf(state, get('item', items[1]))
    expect([trace?.feature.id, trace?.goal.id, trace?.release.id]).toEqual([
      features[0],
      goals[0],
      releases[0],
    ])
    expect(traceOf(state, get('item', items[4]))).toBeNull()
    expect(traceOf(state, { feature: missing.feature })).toBeNull()
  })

  test('leads from a release down to its goal and features in order', () => {
    const { state } = sampleWorkspace()
    expect(goalOf(state, releases[0])?.id).toBe(goals[0])
    expect(featuresOf(state, releases[0]).map(({ id }) => id)).toEqual(features.slice(0, 3))
    expect(goalOf(state, missing.release)).toBeUndefined()
    expect(featuresOf(state, missing.release)).toEqual([])
  })

  test('tells the release of a feature and the product of a goal', () => {
    const { state } = sampleWorkspace()
    expect(releaseOfFeature(state, { goal: goals[1] })?.id).toBe(releases[1])
    expect(productOfGoal(state, { release: releases[1] })).toBe(trailmix)
  })

  test('takes the first release that is not out for the next', () => {
    const { act, state } = sampleWorkspace()
    expect(nextRelease(state, trailmix)?.id).toBe(releases[0])
    act('edit-release', { release: releases[0], released: true })
    expect(nextRelease(state, trailmix)?.id).toBe(releases[1])
    for (const release of releases) act('edit-release', { release, released: true })
    expect(nextRelease(state, trailmix)).toBeUndefined()
  })

  test('puts the chosen release at the head until it is out, then the next', () => {
    const { act, state } = sampleWorkspace()
    expect(focusOf(state, trailmix)?.id).toBe(releases[0])
    act('focus-release', { release: releases[1], reason: 'First things first' })
    expect(focusOf(state, trailmix)?.id).toBe(releases[1])
    act('edit-release', { release: releases[1], released: true })
    expect(focusOf(state, trailmix)?.id).toBe(releases[0])
  })
})
