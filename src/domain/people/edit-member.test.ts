import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, stakeholder, team } from '#tests/support/sample-workspace.ts'

describe('edit-member', () => {
  test('renames a member and gives another role, which counts at once', () => {
    const { act, get } = sampleWorkspace()
    act('edit-member', { member: stakeholder, name: 'Sandy', role: 'owner' })
    expect(get('member', stakeholder)).toMatchObject({ name: 'Sandy', role: 'owner' })
    act('edit-member', { member: team, role: 'stakeholder' }, stakeholder)
    expect(get('member', team)).toMatchObject({ name: 'Theo', role: 'stakeholder' })
  })

  test('changes nothing when all stands so already', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-member', { member: team, role: 'team' }).changes).toEqual([])
  })

  test('refuses a member who is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-member', { member: missing.member, name: 'X' }).code).toBe('not-found')
  })

  test('refuses to leave nobody who leads', () => {
    const { act, refusal, get } = sampleWorkspace()
    expect(refusal('edit-member', { member: owner, role: 'team' })).toEqual({
      code: 'last-owner',
      about: { name: 'Olivia' },
    })
    act('edit-member', { member: owner, name: 'Olive', role: 'owner' })
    act('edit-member', { member: team, role: 'owner' })
    act('edit-member', { member: owner, role: 'stakeholder' })
    expect(get('member', owner).role).toBe('stakeholder')
    expect(refusal('edit-member', { member: team, role: 'stakeholder' }, team).code).toBe('last-owner')
  })

  test('refuses everyone but owners, also for their own role', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-member', { member: team, role: 'owner' }, team).code).toBe('not-allowed')
    expect(refusal('edit-member', { member: owner, name: 'X' }, stakeholder).code).toBe('not-allowed')
  })
})
