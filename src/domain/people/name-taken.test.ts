import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, team } from '#tests/support/sample-workspace.ts'

describe('the name of a member', () => {
  test('is nobody else’s, however it is written', () => {
    const { refusal } = sampleWorkspace()
    for (const name of ['Olivia', ' oLIVIA ', 'Ｏlivia']) {
      expect(refusal('edit-member', { member: team, name }, team)).toEqual({
        code: 'name-taken',
        about: { name: 'Olivia' },
      })
      expect(refusal('add-member', { member: missing.member, name }, 'system').code).toBe('name-taken')
    }
  })

  test('may be written in another way by who has it', () => {
    const { act, get } = sampleWorkspace()
    act('edit-member', { member: owner, name: 'OLIVIA' }, owner)
    expect(get('member', owner).name).toBe('OLIVIA')
  })

  test('is free again when its member is removed, who then needs another to come back', () => {
    const { act, refusal } = sampleWorkspace()
    act('remove-member', { member: team }, owner)
    act('add-member', { member: missing.member, name: 'Theo' }, 'system')
    expect(refusal('restore-member', { member: team }, owner).code).toBe('name-taken')
  })
})
