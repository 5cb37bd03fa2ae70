import { describe, expect, test } from 'vitest'
import { goals, metrics, missing, sampleWorkspace, stakeholder } from '#tests/support/sample-workspace.ts'

describe('delete-metric', () => {
  test('deletes one metric', () => {
    const { act, order } = sampleWorkspace()
    act('delete-metric', { metric: metrics[0] })
    expect(order('metric', goals[0])).toEqual([metrics[1]])
  })

  test('refuses a metric that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-metric', { metric: missing.metric }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('delete-metric', { metric: metrics[0] }, stakeholder).code).toBe('not-allowed')
  })
})
