import { beforeEach, describe, expect, test } from 'vitest'
import { owner, type SampleWorkspace, sampleWorkspace } from '#tests/support/sample-workspace.ts'

let made: SampleWorkspace
beforeEach(() => {
  made = sampleWorkspace()
})

const input = (more: object = {}) => ({
  ...{
    habit: 'hab_00000001',
    source: 'csv',
    columns: { Odd: 'labels' },
    statuses: { Later: 'draft' },
    kinds: {},
  },
  ...more,
})

describe('what is chosen for a file', () => {
  test('is kept for its source, and what is chosen later wins', () => {
    made.act('remember-choices', input(), 'system')
    const later = { habit: 'hab_00000002', columns: { Odd: null }, statuses: { Now: 'doing' } }
    made.act('remember-choices', input(later), 'system')
    made.act('remember-choices', input({ habit: 'hab_00000003', source: 'jira-csv' }), 'system')
    const kept = [...made.state.records.habit.values()]
    expect(kept.map(({ source, columns, statuses }) => ({ source, columns, statuses }))).toEqual([
      { source: 'csv', columns: { Odd: null }, statuses: { Later: 'draft', Now: 'doing' } },
      { source: 'jira-csv', columns: { Odd: 'labels' }, statuses: { Later: 'draft' } },
    ])
  })

  test('is kept by the server alone, and forgotten by whoever is here', () => {
    expect(made.refusal('remember-choices', input(), owner).code).toBe('not-allowed')
    made.act('remember-choices', input(), 'system')
    made.act('delete-habit', { habit: 'hab_00000001' }, owner)
    expect(made.state.records.habit.size).toBe(0)
  })
})
