import { describe, expect, test } from 'vitest'
import {
  backlog,
  other,
  owner,
  plan,
  sampleWorkspace,
  stakeholder,
  stranger,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { administrators, members, nobody, owners, planners } from '../kernel/right.ts'
import { scopeIn, workspaceScope } from '../kernel/scope.ts'
import { rights, roleIn } from './rights.ts'

const { may, maySee, scopesOf } = rights
const feedback = scopeIn(trailmix, 'feedback')
const privateTo = (member: string) => scopeIn(trailmix, 'private', member)

describe('what a person is to a product', () => {
  test('is the owner, what a membership says, or nothing', () => {
    const { state } = sampleWorkspace()
    const roles = [owner, team, stakeholder, viewer, stranger].map((actor) => roleIn(state, actor, trailmix))
    expect(roles).toEqual(['owner', 'team', 'stakeholder', 'viewer', null])
    expect(roleIn(state, team, other)).toBeNull()
  })

  test('is as the owner for administrators, and nothing for who was removed', () => {
    const { act, state } = sampleWorkspace()
    act('edit-member', { member: team, administrator: true })
    expect(roleIn(state, team, other)).toBe('owner')
    act('remove-member', { member: team })
    expect(roleIn(state, team, trailmix)).toBeNull()
  })
})

describe('may', () => {
  const { state } = sampleWorkspace()

  test('lets a member do what the command asks of their role, in every product that is touched', () => {
    expect(may(state, team, planners, [plan, backlog])).toBeNull()
    expect(may(state, team, planners, [plan, scopeIn(other, 'plan')])?.code).toBe('not-allowed')
    expect(may(state, owner, planners, [plan, scopeIn(other, 'plan')])).toBeNull()
  })

  test('refuses other roles and names the ones that may', () => {
    expect(may(state, team, owners, [plan])).toEqual({ code: 'not-allowed', about: { needs: 'owner' } })
    for (const actor of [stakeholder, viewer, stranger])
      expect(may(state, actor, planners, [plan])?.about).toEqual({ needs: 'owner or team' })
  })

  test('keeps the workspace to administrators', () => {
    expect(may(state, owner, administrators, [workspaceScope])).toBeNull()
    expect(may(state, team, administrators, [])?.about).toEqual({ needs: 'administrator' })
    expect(may(state, team, planners, [plan, workspaceScope])?.code).toBe('not-allowed')
  })

  test('asks no more than to be here where it says so', () => {
    expect(may(state, stakeholder, members, [workspaceScope, backlog])).toBeNull()
    expect(may(state, stranger, members, [])?.code).toBe('not-allowed')
  })

  test('lets only the server do what no role may', () => {
    expect(may(state, 'system', nobody, [plan])).toBeNull()
    expect(may(state, owner, nobody, [])).toEqual({ code: 'not-allowed', about: { needs: 'system' } })
  })
})

describe('maySee', () => {
  const { state } = sampleWorkspace()

  test.each<[string, string, string[]]>([
    ['an administrator sees all but what is private', owner, [workspaceScope, plan, backlog, feedback]],
    ['the team sees plan and backlog', team, [workspaceScope, plan, backlog, feedback, privateTo(team)]],
    ['a stakeholder sees the plan alone', stakeholder, [workspaceScope, plan]],
    ['a viewer sees plan and backlog', viewer, [workspaceScope, plan, backlog, feedback]],
    ['a stranger sees nothing', stranger, []],
  ])('%s', (_, actor, seen) => {
    const all = [workspaceScope, plan, backlog, feedback, privateTo(team), 'nonsense', `${trailmix}.shelf`]
    expect(all.filter((scope) => maySee(state, actor, scope))).toEqual(seen)
  })

  test('lets nobody but administrators see a product that they have no part in', () => {
    for (const actor of [team, stakeholder, viewer])
      expect(maySee(state, actor, scopeIn(other, 'plan'))).toBe(false)
    expect(maySee(state, owner, scopeIn(other, 'backlog'))).toBe(true)
  })

  test('ends when the role is taken away, and when the person is removed', () => {
    const { state, act } = sampleWorkspace()
    act('clear-role', { product: trailmix, member: team })
    expect(scopesOf(state, team)).toEqual([workspaceScope])
    act('remove-member', { member: team })
    expect(scopesOf(state, team)).toEqual([])
  })
})

test('the scopes that may be had are those that may be seen', () => {
  const { state } = sampleWorkspace()
  expect(scopesOf(state, stakeholder)).toEqual([workspaceScope, plan, privateTo(stakeholder)])
  expect(scopesOf(state, team)).toEqual([workspaceScope, plan, backlog, feedback, privateTo(team)])
  expect(scopesOf(state, owner)).toHaveLength(1 + 2 * 4)
  expect(scopesOf(state, stranger)).toEqual([])
})
