import { describe, expect, test } from 'vitest'
import { metrics, missing, sampleWorkspace, stakeholder } from '#tests/support/sample-workspace.ts'

describe('edit-metric', () => {
  test('sets the fields that are sent', () => {
    const { act, get } = sampleWorkspace()
    const before = get('metric', metrics[0])
    act('edit-metric', { metric: metrics[0], timing: 'leading', nature: 'qualitative', target: null })
    expect(get('metric', metrics[0])).toEqual({
      ...before,
      timing: 'leading',
      nature: 'qualitative',
      target: null,
    })
  })

  test('judges a target by the end that stays', () => {
    const { act, refusal } = sampleWorkspace()
    expect(refusal('edit-metric', { metric: metrics[1], target: 6 }).code).toBe('target-order')
    expect(refusal('edit-metric', { metric: metrics[1], targetHigh: 2 }).code).toBe('target-order')
    act('edit-metric', { metric: metrics[1], target: 6, targetHigh: 6 })
  })

  test('refuses a metric that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-metric', { metric: missing.metric, name: 'X' }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-metric', { metric: metrics[0], name: 'X' }, stakeholder).code).toBe('not-allowed')
  })
})
