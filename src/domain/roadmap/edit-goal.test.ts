import { describe, expect, test } from 'vitest'
import { goals, missing, sampleWorkspace, stakeholder } from '#tests/support/sample-workspace.ts'

describe('edit-goal', () => {
  test('sets text and type', () => {
    const { act, get } = sampleWorkspace()
    act('edit-goal', { goal: goals[0], type: 'acquire' })
    act('edit-goal', { goal: goals[0], text: '  Hikers find their trail ' })
    expect(get('goal', goals[0])).toMatchObject({ text: 'Hikers find their trail', type: 'acquire' })
  })

  test('cannot leave a release without a goal', () => {
    const { act } = sampleWorkspace()
    expect(() => act('edit-goal', { goal: goals[0], text: ' ' })).toThrow('Goal is empty')
  })

  test('refuses a goal that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-goal', { goal: missing.goal, text: 'X' }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-goal', { goal: goals[0], text: 'X' }, stakeholder).code).toBe('not-allowed')
  })
})
