import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  metrics,
  owner,
  releases,
  sampleWorkspace,
  team,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { isRefusal } from '../refusals.ts'
import type { Change } from './change.ts'
import { referrers, removal as removalOf } from './removal.ts'
import type { State } from './state.ts'

function removal(state: State, kind: 'release' | 'item', ids: readonly string[]): Change[] {
  const changes = removalOf(state, kind, ids)
  if (isRefusal(changes)) throw new Error(changes.code)
  return changes
}

describe('removal', () => {
  test('takes what belongs to the record with it and clears what only points at it', () => {
    const { state } = sampleWorkspace()
    const changes = removal(state, 'release', [releases[0]])
    const gone = changes.filter(({ after }) => after === null).map(({ id }) => id)
    const kept = changes.filter(({ after }) => after !== null).map(({ id }) => id)
    expect(gone.sort()).toEqual([releases[0], goals[0], ...features.slice(0, 3), ...metrics].sort())
    expect(kept.sort()).toEqual([items[0], items[1], items[2], themes[1]].sort())
  })

  test('clears all fields of a record in one change', () => {
    const { state, act } = sampleWorkspace()
    act('edit-item', { item: items[2], parent: items[1] })
    const [cleared] = removal(state, 'item', [items[1]]).filter(({ after }) => after !== null)
    expect(cleared).toMatchObject({ id: items[2], after: { parent: null } })
  })

  test('does not clear what goes as well, and deletes each record once', () => {
    const { state } = sampleWorkspace()
    const changes = removal(state, 'item', [items[0], items[1], items[0]])
    expect(changes.map(({ id, after }) => [id, after]).sort()).toEqual([
      [items[0], null],
      [items[1], null],
    ])
  })
})

test('removal refuses to take what must stay for others, unless they go as well', () => {
  const { state } = sampleWorkspace()
  expect(removalOf(state, 'member', [owner])).toEqual({
    code: 'used',
    about: { what: 'Olivia', by: 'Trailmix' },
  })
  expect(removalOf(state, 'member', [team])).toMatchObject([{ kind: 'member' }, { kind: 'membership' }])
})

describe('referrers', () => {
  test('are all records that point at one, with the field and what becomes of them', () => {
    const { state } = sampleWorkspace()
    expect([...referrers(state, 'feature', features[2])]).toEqual([
      { kind: 'theme', id: themes[1], field: 'feature', onDelete: 'clear' },
    ])
    const roles = [...state.records.membership.keys()]
    const ofProduct = [...referrers(state, 'product', trailmix)].map(({ id }) => id)
    expect(ofProduct.sort()).toEqual([...releases, ...themes, ...items, ...roles, 'nbr_00000001'].sort())
  })
})
