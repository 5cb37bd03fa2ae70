import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, team } from '#tests/support/sample-workspace.ts'

describe('add-member', () => {
  test('makes a person known with a role', () => {
    const { act, get } = sampleWorkspace()
    act('add-member', { member: missing.member, name: 'Nils', role: 'stakeholder' }, 'system')
    expect(get('member', missing.member)).toMatchObject({ name: 'Nils', role: 'stakeholder' })
  })

  test('refuses an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('add-member', { member: team, name: 'Theo', role: 'team' }, 'system').code).toBe(
      'id-taken',
    )
  })

  test('is the server’s alone, even for owners', () => {
    const { refusal } = sampleWorkspace()
    const input = { member: missing.member, name: 'Nils', role: 'owner' }
    expect(refusal('add-member', input, owner)).toEqual({ code: 'not-allowed', about: { needs: 'system' } })
  })
})
