import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  missing,
  sampleWorkspace,
  stakeholder,
  themes,
} from '#tests/support/sample-workspace.ts'

describe('delete-feature', () => {
  test('leaves its items in the backlog, loose, and its theme without a feature', () => {
    const { act, get, order } = sampleWorkspace()
    act('delete-feature', { feature: features[0] })
    act('delete-feature', { feature: features[2] })
    expect(order('feature', goals[0])).toEqual([features[1]])
    expect(get('item', items[0]).feature).toBeNull()
    expect(get('item', items[2]).feature).toBe(features[1])
    expect(get('theme', themes[1]).feature).toBeNull()
  })

  test('refuses a feature that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-feature', { feature: missing.feature }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-feature', { feature: features[0] }, stakeholder).code).toBe('not-allowed')
  })
})
