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
import { rights } from '../people/rights.ts'

let made: SampleWorkspace
beforeEach(() => {
  made = sampleWorkspace()
})

const input = (
  more: object = {},
  choices: object = { columns: { Odd: 'labels' }, statuses: { Later: 'draft' } },
) => ({
  ...{ habit: 'hab_00000001', product: trailmix, source: 'csv' },
  choices,
  ...more,
})
const kept = () => [...made.state.records.habit.values()].map(({ source, choices }) => ({ source, choices }))

describe('what is chosen for a file', () => {
  test('is kept for its source, and what is chosen later wins, word by word', () => {
    made.act('remember-choices', input(), team)
    const later = { columns: { Odd: null }, statuses: { Now: 'doing' }, order: { column: 'Rank' } }
    made.act('remember-choices', input({ habit: 'hab_00000002' }, later), owner)
    made.act(
      'remember-choices',
      input({ habit: 'hab_00000003', source: 'jira-csv' }, { sheet: 'Plan' }),
      team,
    )
    expect(kept()).toEqual([
      {
        source: 'csv',
        choices: {
          columns: { Odd: null },
          statuses: { Later: 'draft', Now: 'doing' },
          order: { column: 'Rank' },
        },
      },
      { source: 'jira-csv', choices: { sheet: 'Plan' } },
    ])
  })

  test('is bounded: the words and the kinds of files of long ago are let go', () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`Word ${at}`, 'draft']))
    made.act('remember-choices', input({ source: 'full' }, { statuses: many }), team)
    expect(Object.keys(kept()[0]!.choices.statuses!)).toHaveLength(500)
    for (let at = 0; at < 210; at++)
      made.act(
        'remember-choices',
        input({ habit: `hab_${String(at).padStart(12, '0')}`, source: `csv:${at}` }),
        team,
      )
    expect(kept()).toHaveLength(200)
    expect(kept().map(({ source }) => source)).not.toContain('full')
  })

  test('is of one product, and goes with it', () => {
    made.act('remember-choices', input(), team)
    made.act('remember-choices', input({ habit: 'hab_00000002', product: other }), owner)
    expect(kept()).toHaveLength(2)
    made.act('delete-product', { product: other }, owner)
    expect(kept()).toHaveLength(1)
  })

  test('holds words of a backlog, so that only who sees that sees it', () => {
    made.act('remember-choices', input(), team)
    const scope = `${trailmix}.backlog`
    expect([team, viewer, stakeholder, stranger].map((who) => rights.maySee(made.state, who, scope))).toEqual(
      [true, true, false, false],
    )
  })

  test.each([
    [viewer, 'not-allowed'],
    [stakeholder, 'not-found'],
  ])('is neither kept nor forgotten by %s, who may not import', (who, code) => {
    expect(made.refusal('remember-choices', input(), who).code).toBe('not-allowed')
    made.act('remember-choices', input(), team)
    expect(made.refusal('delete-habit', { habit: 'hab_00000001' }, who).code).toBe(code)
    made.act('delete-habit', { habit: 'hab_00000001' }, team)
    expect(kept()).toEqual([])
  })
})
