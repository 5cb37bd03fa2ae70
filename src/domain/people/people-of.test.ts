import { expect, test } from 'vitest'
import {
  owner,
  trailmix as product,
  sampleWorkspace,
  stakeholder,
  team,
} from '#tests/support/sample-workspace.ts'
import { peopleOf } from './people-of.ts'

test('people stand by what they are to the product, and who is removed does not stand there', () => {
  const { act, state } = sampleWorkspace()
  const shown = () => peopleOf(state, product).map(({ member, role }) => [member.id, role])
  expect(shown().slice(0, 3)).toEqual([
    [owner, 'owner'],
    [team, 'team'],
    [stakeholder, 'stakeholder'],
  ])
  act('clear-role', { product, member: team }, owner)
  expect(shown().find(([id]) => id === team)).toEqual([team, null])
  act('set-role', { product, member: stakeholder, role: 'owner' }, owner)
  expect(shown()[0]).toEqual([stakeholder, 'owner'])
  act('remove-member', { member: team }, owner)
  expect(shown().map(([id]) => id)).not.toContain(team)
})
