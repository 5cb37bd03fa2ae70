import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, team } from '#tests/support/sample-workspace.ts'

describe('add-member', () => {
  test('makes a person known to the workspace, without any role', () => {
    const { act, get } = sampleWorkspace()
    act('add-member', { member: missing.member, name: 'Nils' }, 'system')
    expect(get('member', missing.member)).toMatchObject({
      name: 'Nils',
      administrator: false,
      status: 'active',
    })
  })

  test('refuses an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('add-member', { member: team, name: 'Theo' }, 'system').code).toBe('id-taken')
  })

  test('is the server’s alone, even for administrators', () => {
    const { refusal } = sampleWorkspace()
    const input = { member: missing.member, name: 'Nils', administrator: true }
    expect(refusal('add-member', input, owner)).toEqual({ code: 'not-allowed', about: { needs: 'system' } })
  })
})
