import { describe, expect, test } from 'vitest'
import { features, goals, missing, sampleWorkspace, stakeholder } from '#tests/support/sample-workspace.ts'

const { feature } = missing

describe('create-feature', () => {
  test('adds a feature behind the others of its goal', () => {
    const { act, get, order } = sampleWorkspace()
    act('create-feature', { feature, goal: goals[0], name: ' Reviews ' })
    expect(get('feature', feature)).toMatchObject({ goal: goals[0], name: 'Reviews', reason: '' })
    expect(order('feature', goals[0])).toEqual([features[0], features[1], features[2], feature])
  })

  test('lets a sixth in only with a reason', () => {
    const { act, get, refusal } = sampleWorkspace()
    act('create-feature', { feature: 'ftr_0000four', goal: goals[0], name: 'Four' })
    act('create-feature', { feature: 'ftr_0000five', goal: goals[0], name: 'Five' })
    expect(refusal('create-feature', { feature, goal: goals[0], name: 'Six' })).toEqual({
      code: 'sixth-feature',
      about: { release: 'Spring', count: 5 },
    })
    act('create-feature', { feature, goal: goals[0], name: 'Six', reason: 'The law asks for it' })
    expect(get('feature', feature).reason).toBe('The law asks for it')
  })

  test('refuses a goal that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-feature', { feature, goal: missing.goal, name: 'X' }).about.kind).toBe('goal')
  })

  test('refuses an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-feature', { feature: features[3], goal: goals[0], name: 'X' }).code).toBe(
      'id-taken',
    )
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    const input = { feature, goal: goals[0], name: 'X' }
    expect(refusal('create-feature', input, stakeholder).code).toBe('not-allowed')
  })
})
