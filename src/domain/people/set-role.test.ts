import { describe, expect, test } from 'vitest'
import {
  missing,
  other,
  owner,
  sampleWorkspace,
  stakeholder,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import { membershipOf, roleIn } from './rights.ts'

const product = trailmix

describe('set-role', () => {
  test('gives a first role in a product, and leaves the roles in others', () => {
    const { act, state } = sampleWorkspace()
    act('set-role', { product: other, member: team, role: 'stakeholder', group: ' Service ' })
    expect(membershipOf(state, other, team)).toMatchObject({ role: 'stakeholder', group: 'Service' })
    expect(roleIn(state, team, trailmix)).toBe('team')
  })

  test('changes the role that stands, and keeps its group unless another is said', () => {
    const { act, state } = sampleWorkspace()
    const { id } = membershipOf(state, product, stakeholder)!
    act('set-role', { product, member: stakeholder, role: 'viewer' })
    expect(membershipOf(state, product, stakeholder)).toMatchObject({ id, role: 'viewer', group: 'Sales' })
    act('set-role', { product, member: stakeholder, role: 'viewer', group: '' })
    expect(membershipOf(state, product, stakeholder)).toMatchObject({ id, group: '' })
  })

  test('changes nothing when all stands so already', () => {
    const { act } = sampleWorkspace()
    expect(act('set-role', { product, member: team, role: 'team' }).changes).toEqual([])
    expect(act('set-role', { product, member: owner, role: 'owner' }).changes).toEqual([])
  })

  test('does not overwrite a role that was given since the person began, unless it is the same', () => {
    const { act, refusal } = sampleWorkspace()
    const give = { product, member: stakeholder, role: 'team', was: { role: 'viewer' } }
    expect(refusal('set-role', give)).toMatchObject({
      code: 'changed-meanwhile',
      about: { kind: 'membership', name: 'role', was: 'viewer', is: 'stakeholder', typed: 'team' },
    })
    expect(refusal('set-role', { ...give, member: owner })).toMatchObject({ about: { is: 'owner' } })
    const none = { product, member: viewer, role: 'team', was: { role: null } }
    expect(refusal('set-role', none)).toMatchObject({ about: { was: '', is: 'viewer' } })
    act('clear-role', { product, member: viewer })
    expect(refusal('set-role', { ...none, was: { role: 'viewer' } })).toMatchObject({ about: { is: '' } })
    act('set-role', none)
    expect(act('set-role', { ...none, was: { role: 'viewer' } }).changes).toEqual([])
  })

  test('does not overwrite a group that was set since the person began', () => {
    const { refusal } = sampleWorkspace()
    const group = { product, member: stakeholder, role: 'stakeholder', group: 'Service', was: { group: '' } }
    expect(refusal('set-role', group)).toMatchObject({
      code: 'changed-meanwhile',
      about: { name: 'group', is: 'Sales', typed: 'Service' },
    })
  })

  test('hands the product over: the one before goes on in the team', () => {
    const { act, state, get } = sampleWorkspace()
    act('set-role', { product, member: team, role: 'owner' })
    expect(get('product', product).owner).toBe(team)
    expect(membershipOf(state, product, team)).toBeUndefined()
    expect(membershipOf(state, product, owner)?.role).toBe('team')
  })

  test('is taken back by one undo, handing over included', () => {
    const { act, undo, state } = sampleWorkspace()
    const before = contentOf(state)
    undo(act('set-role', { product, member: team, role: 'owner' }))
    undo(act('set-role', { product, member: viewer, role: 'team' }))
    expect(contentOf(state)).toEqual(before)
  })

  test('leaves no product without its owner', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('set-role', { product, member: owner, role: 'viewer' })).toEqual({
      code: 'needs-owner',
      about: { name: 'Olivia', product: 'Trailmix' },
    })
  })

  test('refuses who is not here or was removed, and an id that is in use', () => {
    const { act, refusal, state } = sampleWorkspace()
    const role = 'team'
    expect(refusal('set-role', { product, member: missing.member, role }).about.kind).toBe('member')
    const standing = membershipOf(state, product, viewer)!.id
    expect(refusal('set-role', { product: other, member: team, role, membership: standing })).toEqual({
      code: 'id-taken',
      about: { kind: 'membership', id: standing },
    })
    const hand = { product, member: team, role: 'owner', former: standing }
    expect(refusal('set-role', hand).code).toBe('id-taken')
    act('remove-member', { member: team })
    expect(refusal('set-role', { product, member: team, role }).code).toBe('removed-member')
  })
})

describe('clear-role', () => {
  test('takes the role in one product away', () => {
    const { act, state } = sampleWorkspace()
    act('set-role', { product: other, member: team, role: 'team' })
    act('clear-role', { product, member: team })
    expect([roleIn(state, team, product), roleIn(state, team, other)]).toEqual([null, 'team'])
  })

  test('changes nothing for who has none', () => {
    const { act } = sampleWorkspace()
    expect(act('clear-role', { product: other, member: team }).changes).toEqual([])
  })

  test('does not take the product from its owner, and knows who is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('clear-role', { product, member: owner }).code).toBe('needs-owner')
    expect(refusal('clear-role', { product, member: missing.member }).code).toBe('not-found')
  })
})
