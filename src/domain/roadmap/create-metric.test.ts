import { describe, expect, test } from 'vitest'
import { goals, metrics, missing, sampleWorkspace, stakeholder } from '#tests/support/sample-workspace.ts'

const { metric } = missing

describe('create-metric', () => {
  test('adds a metric behind the others of its goal', () => {
    const { act, get, order } = sampleWorkspace()
    act('create-metric', {
      metric,
      goal: goals[0],
      name: 'Churn',
      unit: '%',
      baseline: 9,
      target: 2,
      targetHigh: 4,
    })
    expect(get('metric', metric)).toMatchObject({
      name: 'Churn',
      unit: '%',
      baseline: 9,
      target: 2,
      targetHigh: 4,
      timing: 'lagging',
      nature: 'quantitative',
    })
    expect(order('metric', goals[0])).toEqual([...metrics, metric])
  })

  test('takes a target that is one value, or none', () => {
    const { act, get } = sampleWorkspace()
    act('create-metric', { metric, goal: goals[0], name: 'Mood', targetHigh: 5 })
    expect(get('metric', metric)).toMatchObject({ target: null, targetHigh: 5 })
  })

  test('refuses a target range that runs down', () => {
    const { refusal } = sampleWorkspace()
    const input = { metric, goal: goals[0], name: 'X', target: 4, targetHigh: 3 }
    expect(refusal('create-metric', input)).toEqual({ code: 'target-order', about: {} })
  })

  test('refuses a goal that is not here, and an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-metric', { metric, goal: missing.goal, name: 'X' }).about.kind).toBe('goal')
    expect(refusal('create-metric', { metric: metrics[0], goal: goals[0], name: 'X' }).code).toBe('id-taken')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-metric', { metric, goal: goals[0], name: 'X' }, stakeholder).code).toBe(
      'not-allowed',
    )
  })
})
