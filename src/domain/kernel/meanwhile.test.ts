import { describe, expect, test } from 'vitest'
import {
  goals,
  items,
  metrics,
  releases,
  sampleWorkspace,
  team,
  trailmix,
} from '#tests/support/sample-workspace.ts'

describe('an edit that says what it began from', () => {
  test('is refused when somebody has set the field otherwise meanwhile, with all three values', () => {
    const { act, refusal } = sampleWorkspace()
    act('edit-item', { item: items[4], title: 'Theirs' }, team)
    expect(refusal('edit-item', { item: items[4], title: 'Mine', was: { title: 'Sign in' } })).toEqual({
      code: 'changed-meanwhile',
      about: {
        ...{ kind: 'item', id: items[4], name: 'title', field: 'Title' },
        ...{ was: 'Sign in', is: 'Theirs', typed: 'Mine', by: null, self: null },
      },
    })
  })

  test('is done when it began from what stands, or both want the same', () => {
    const { act, get } = sampleWorkspace()
    act('edit-item', { item: items[4], title: 'Theirs' }, team)
    act('edit-item', { item: items[4], title: 'Theirs', was: { title: 'Sign in' } })
    act('edit-item', { item: items[4], title: 'Mine', was: { title: 'Theirs' } })
    expect(get('item', items[4]).title).toBe('Mine')
  })

  test('never clashes with a change of another field', () => {
    const { act, get } = sampleWorkspace()
    act('edit-item', { item: items[4], status: 'done' }, team)
    act('edit-item', { item: items[4], title: 'Mine', was: { title: 'Sign in', status: 'draft' } })
    expect(get('item', items[4])).toMatchObject({ title: 'Mine', status: 'done' })
  })

  test.each([
    ['edit-goal', { goal: goals[0] }, 'text', 'Theirs'],
    ['edit-release', { release: releases[0] }, 'date', '2028'],
    ['edit-metric', { metric: metrics[0] }, 'name', 'Theirs'],
    ['edit-product', { product: trailmix }, 'vision', 'Theirs'],
    ['edit-member', { member: team }, 'name', 'Theirs'],
    ['edit-item', { item: items[0] }, 'estimate', 8],
  ] as const)('is the same for %s', (name, which, field, theirs) => {
    const { act, refusal } = sampleWorkspace()
    act(name, { ...which, [field]: theirs })
    const mine = typeof theirs === 'number' ? 13 : field === 'date' ? '2029' : 'Mine'
    const was = typeof theirs === 'number' ? 1 : field === 'date' ? '2026' : 'Before'
    expect(refusal(name, { ...which, [field]: mine, was: { [field]: was } }).code).toBe('changed-meanwhile')
  })
})
