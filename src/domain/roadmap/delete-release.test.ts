import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  metrics,
  missing,
  releases,
  sampleWorkspace,
  stakeholder,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'

describe('delete-release', () => {
  test('takes goal, features and metrics with it; items and themes stay and hang loose', () => {
    const { act, get, state, order } = sampleWorkspace()
    act('focus-release', { release: releases[0] })
    act('delete-release', { release: releases[0] })
    expect(order('release', trailmix)).toEqual([releases[1], releases[2]])
    expect(state.records.goal.has(goals[0] as never)).toBe(false)
    for (const id of features.slice(0, 3)) expect(state.records.feature.has(id as never)).toBe(false)
    for (const id of metrics) expect(state.records.metric.has(id as never)).toBe(false)
    expect(order('item', trailmix)).toEqual([...items])
    expect(items.map((id) => get('item', id).feature)).toEqual([null, null, null, null, null])
    expect(get('theme', themes[1]).feature).toBeNull()
    expect(get('product', trailmix).focus).toBeNull()
  })

  test('comes back with all that traced to it', () => {
    const { act, undo, state } = sampleWorkspace()
    const before = contentOf(state)
    undo(act('delete-release', { release: releases[0] }))
    expect(contentOf(state)).toEqual(before)
  })

  test('refuses a release that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-release', { release: missing.release }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-release', { release: releases[0] }, stakeholder).code).toBe('not-allowed')
  })
})
