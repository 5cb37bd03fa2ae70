import { beforeEach, describe, expect, test } from 'vitest'
import {
  other,
  owner,
  type SampleWorkspace,
  sampleWorkspace,
  stakeholder,
  stranger,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'

const step = 'stp_00000001'
let made: SampleWorkspace

beforeEach(() => {
  made = sampleWorkspace()
})

const input = (by: string, product = trailmix) => ({ step, product, by, label: 'items.csv', total: 9 })

describe('a long step', () => {
  test.each([owner, team])('is begun by the server on behalf of %s, who works on the plan', (by) => {
    made.act('begin-step', input(by), 'system')
    expect(made.state.records.step.get(step)).toMatchObject({ by, state: 'running', kind: 'import', done: 0 })
  })

  test.each([
    [stakeholder, trailmix, 'not-allowed'],
    [viewer, trailmix, 'not-allowed'],
    [team, other, 'not-found'],
    [stranger, trailmix, 'not-found'],
    [owner, 'prd_00000none', 'not-found'],
  ])('is not begun on behalf of %s in %s: %s', (by, product, code) => {
    expect(made.refusal('begin-step', input(by, product), 'system').code).toBe(code)
  })

  test.each([owner, team, viewer])(
    'is not begun by %s, who would leave it with nobody to work on it',
    (by) => {
      expect(made.refusal('begin-step', input(by), by).about).toEqual({ needs: 'system' })
    },
  )
})
