import { describe, expect, test } from 'vitest'
import { proposalInput } from '#tests/support/proposal.ts'
import { backlog, missing, others, plan, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import { model } from '../model.ts'
import type { Step } from '../steps/step.ts'
import { lookIn } from './look.ts'
import { workspaceScope } from './scope.ts'
import { productOf, scopeOf } from './scope-of.ts'
import { applyChange } from './state.ts'

const { kinds } = model
const step: Step = {
  id: 'stp_00000001',
  product: trailmix,
  by: 'mbr_0000Olivia',
  kind: 'import',
  of: null,
  state: 'running',
  label: 'items.csv',
  done: 0,
  total: 10,
  refusal: null,
  left: 0,
  short: [],
  createdAt: '2027-01-04T09:00:00.000Z',
}

/** Where the records of each kind live; a new kind is named here. */
const homes: { [kind in Kind]: string } = {
  workspace: workspaceScope,
  member: workspaceScope,
  product: plan,
  membership: plan,
  release: plan,
  goal: plan,
  feature: plan,
  metric: plan,
  numbering: backlog,
  theme: backlog,
  item: backlog,
  step: backlog,
  proposal: backlog,
  suggestion: backlog,
  habit: backlog,
}

describe('the scope of a record', () => {
  const { state, act } = sampleWorkspace()
  act('create-proposal', proposalInput())
  const look = lookIn(state)
  act('remember-choices', { habit: 'hab_00000001', product: trailmix, source: 'csv', choices: {} })
  applyChange(state, { kind: 'step', id: step.id, before: null, after: step })

  test.each(kinds.names.map((kind) => [kind, homes[kind]] as const))('of kind %s is %s', (kind, scope) => {
    const [first] = state.records[kind].values()
    expect(scopeOf(kinds, look, kind, first as AnyRecord)).toBe(scope)
  })

  test('is of the product that it hangs on, however deep', () => {
    const metric = look('metric', others.metric)!
    expect(productOf(kinds, look, 'metric', metric)).toBe('prd_00000002')
    expect(scopeOf(kinds, look, 'metric', metric)).toBe('prd_00000002.plan')
  })

  test('is not known where a link on the way is missing', () => {
    const metric = { ...look('metric', others.metric)!, goal: missing.goal as never }
    expect(scopeOf(kinds, look, 'metric', metric)).toBeUndefined()
    const feature = { ...look('feature', others.feature)!, goal: others.goal as never }
    const blind = ((kind: Kind, id: string) =>
      kind === 'release' ? undefined : look(kind, id)) as typeof look
    expect(scopeOf(kinds, blind, 'feature', feature)).toBeUndefined()
  })

  test('of members and workspaces has no product', () => {
    const [member] = state.records.member.values()
    expect(productOf(kinds, look, 'member', member!)).toBeUndefined()
  })
})
