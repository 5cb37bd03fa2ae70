import { describe, expect, test } from 'vitest'
import { owner, sampleWorkspace, stakeholder, stranger, team } from '#tests/support/sample-workspace.ts'
import { owners, planners } from '../kernel/command.ts'
import { may, maySee } from './may.ts'

describe('may', () => {
  const { state } = sampleWorkspace()

  test('lets a member do what the command allows their role', () => {
    expect(may(state, owner, { allow: owners })).toBeNull()
    expect(may(state, owner, { allow: planners })).toBeNull()
    expect(may(state, team, { allow: planners })).toBeNull()
  })

  test('refuses other roles and names the ones that may', () => {
    expect(may(state, team, { allow: owners })).toEqual({ code: 'not-allowed', about: { needs: 'owner' } })
    expect(may(state, stakeholder, { allow: planners })).toEqual({
      code: 'not-allowed',
      about: { needs: 'owner or team' },
    })
  })

  test('refuses whoever is not a member as it refuses a member without the right', () => {
    expect(may(state, stranger, { allow: planners })).toEqual(may(state, stakeholder, { allow: planners }))
  })

  test('lets only the server do what no role may', () => {
    expect(may(state, 'system', { allow: [] })).toBeNull()
    expect(may(state, owner, { allow: [] })).toEqual({ code: 'not-allowed', about: { needs: 'system' } })
  })

  test('shows records to members and the server, and nothing to others', () => {
    const [product] = state.records.product.values()
    for (const actor of [owner, team, stakeholder, 'system']) {
      expect(maySee(state, actor, 'product', product!)).toBe(true)
    }
    expect(maySee(state, stranger, 'product', product!)).toBe(false)
  })
})
