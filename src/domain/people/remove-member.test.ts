import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, team, trailmix } from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import { membershipOf } from './rights.ts'

describe('remove-member', () => {
  test('takes all roles away and leaves the name', () => {
    const { act, get, state } = sampleWorkspace()
    act('edit-member', { member: team, administrator: true })
    act('remove-member', { member: team })
    expect(get('member', team)).toMatchObject({ name: 'Theo', status: 'removed', administrator: false })
    expect(membershipOf(state, trailmix, team)).toBeUndefined()
    expect(act('remove-member', { member: team }).changes).toEqual([])
  })

  test('is taken back with roles and all by one undo', () => {
    const { act, undo, state } = sampleWorkspace()
    const before = contentOf(state)
    undo(act('remove-member', { member: team }))
    expect(contentOf(state)).toEqual(before)
  })

  test('asks whoever owns a product to hand it over first', () => {
    const { act, refusal } = sampleWorkspace()
    act('edit-member', { member: team, administrator: true })
    expect(refusal('remove-member', { member: owner })).toEqual({
      code: 'owns-product',
      about: { name: 'Olivia', product: 'Trailmix' },
    })
  })

  test('leaves somebody who administers, and lets an administrator go who is not the last', () => {
    const { act, get, refusal } = sampleWorkspace()
    for (const product of [trailmix, 'prd_00000002'])
      act('set-role', { product, member: team, role: 'owner' })
    expect(refusal('remove-member', { member: owner }).code).toBe('last-administrator')
    act('edit-member', { member: team, administrator: true })
    act('remove-member', { member: owner }, owner)
    expect(get('member', owner).status).toBe('removed')
  })

  test('knows who is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('remove-member', { member: missing.member }).code).toBe('not-found')
  })
})

describe('restore-member', () => {
  test('takes a person back without any role', () => {
    const { act, get, state } = sampleWorkspace()
    act('remove-member', { member: team })
    act('restore-member', { member: team })
    expect(get('member', team)).toMatchObject({ status: 'active', administrator: false })
    expect(membershipOf(state, trailmix, team)).toBeUndefined()
  })

  test('changes nothing for who is here, and knows who is not', () => {
    const { act, refusal } = sampleWorkspace()
    expect(act('restore-member', { member: team }).changes).toEqual([])
    expect(refusal('restore-member', { member: missing.member }).code).toBe('not-found')
  })
})
