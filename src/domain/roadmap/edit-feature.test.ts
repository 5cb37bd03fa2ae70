import { describe, expect, test } from 'vitest'
import { features, missing, sampleWorkspace, stakeholder } from '#tests/support/sample-workspace.ts'

describe('edit-feature', () => {
  test('renames a feature', () => {
    const { act, get } = sampleWorkspace()
    act('edit-feature', { feature: features[0], name: 'Find a trail' })
    expect(get('feature', features[0]).name).toBe('Find a trail')
  })

  test('changes nothing when no name is sent', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-feature', { feature: features[0] }).changes).toEqual([])
  })

  test('refuses a feature that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-feature', { feature: missing.feature, name: 'X' }).code).toBe('not-found')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-feature', { feature: features[0], name: 'X' }, stakeholder).code).toBe('not-allowed')
  })
})
