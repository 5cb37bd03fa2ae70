import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, stakeholder, team } from '#tests/support/sample-workspace.ts'

describe('edit-member', () => {
  test('lets everybody name themselves, and only themselves', () => {
    const { act, get, refusal } = sampleWorkspace()
    act('edit-member', { member: stakeholder, name: 'Sandy' }, stakeholder)
    expect(get('member', stakeholder).name).toBe('Sandy')
    expect(refusal('edit-member', { member: team, name: 'X' }, stakeholder)).toEqual({
      code: 'not-allowed',
      about: { needs: 'administrator' },
    })
  })

  test('lets administrators name everybody and make administrators, which counts at once', () => {
    const { act, get } = sampleWorkspace()
    act('edit-member', { member: team, name: 'Theodor', administrator: true })
    act('edit-member', { member: owner, administrator: false }, team)
    expect(get('member', team)).toMatchObject({ name: 'Theodor', administrator: true })
    expect(get('member', owner).administrator).toBe(false)
  })

  test('makes nobody an administrator who says so of themselves', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-member', { member: team, administrator: true }, team).code).toBe('not-allowed')
    expect(refusal('edit-member', { member: team, administrator: false }, team).code).toBe('not-allowed')
  })

  test('changes nothing when all stands so already', () => {
    const { act } = sampleWorkspace()
    expect(act('edit-member', { member: team, name: 'Theo', administrator: false }).changes).toEqual([])
  })

  test('refuses a member who is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('edit-member', { member: missing.member, name: 'X' }).code).toBe('not-found')
  })

  test('refuses to leave nobody who administers', () => {
    const { act, refusal } = sampleWorkspace()
    const last = { code: 'last-administrator', about: { name: 'Olivia' } }
    expect(refusal('edit-member', { member: owner, administrator: false })).toEqual(last)
    act('edit-member', { member: team, administrator: true })
    act('remove-member', { member: team })
    expect(refusal('edit-member', { member: owner, administrator: false })).toEqual(last)
  })

  test('makes no administrator of somebody who was removed', () => {
    const { act, refusal } = sampleWorkspace()
    act('remove-member', { member: team })
    expect(refusal('edit-member', { member: team, administrator: true }).code).toBe('removed-member')
  })
})
