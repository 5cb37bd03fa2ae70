import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  metrics,
  missing,
  others,
  owner,
  releases,
  sampleWorkspace,
  team,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { brokenInvariants } from './invariants.ts'
import { applyChange, find, type State } from './kernel/state.ts'
import type { Kind } from './kinds.ts'

/** Writes past all rules, as a bug would. */
function force(state: State, kind: Kind, id: string, fields: object | null): void {
  const before = find(state, kind, id)!
  applyChange(state, { kind, id, before, after: fields && { ...before, ...fields } } as never)
}

describe('the invariants', () => {
  test('hold in the sample', () => {
    expect(brokenInvariants(sampleWorkspace().state)).toEqual([])
  })

  test.each<[string, Kind, string, object | null, string]>([
    ['a record of the wrong shape', 'item', items[0], { status: 'blocked' }, 'Invalid option'],
    [
      'a reference to what is not there',
      'item',
      items[0],
      { theme: missing.theme },
      'points at thm_0000none',
    ],
    ['a release without a goal', 'goal', goals[0], null, 'has 0 goals'],
    ['a release with two goals', 'goal', goals[0], { release: releases[1] }, 'has 2 goals'],
    ['a key that two products have', 'product', trailmix, { key: 'OTH' }, 'two products have the key OTH'],
    ['a number that two items have', 'item', items[0], { number: 2 }, 'given twice'],
    ['a number from the future', 'item', items[0], { number: 9 }, 'not below the next'],
    ['an item beneath itself', 'item', items[0], { parent: items[1] }, 'stands beneath itself'],
    ['a feature of another product', 'item', items[0], { feature: others.feature }, 'of another product'],
    ['a focus on another product', 'product', trailmix, { focus: others.release }, 'of another product'],
    ['a theme of another product', 'theme', themes[0], { feature: others.feature }, 'of another product'],
    ['a product without an owner', 'product', trailmix, { owner: null }, 'has no owner'],
    ['a removed member with a role', 'member', team, { status: 'removed' }, 'was removed and has a role'],
    ['a removed member who owns', 'member', owner, { status: 'removed' }, `was removed and owns ${trailmix}`],
    ['nobody who administers', 'member', owner, { administrator: false }, 'nobody is an administrator'],
    ['a backlog without numbers', 'numbering', 'nbr_00000001', null, `product ${trailmix} has no numbering`],
    ['a range that runs down', 'metric', metrics[1], { target: 9 }, 'runs down'],
  ])('tell of %s', (_, kind, id, fields, sentence) => {
    const { state } = sampleWorkspace()
    force(state, kind, id, fields)
    expect(brokenInvariants(state).join('; ')).toContain(sentence)
  })

  test('tell of two roles of one person in a product', () => {
    const { state } = sampleWorkspace()
    const [standing] = state.records.membership.values()
    const second = { ...standing!, id: 'mbs_00000002' as const }
    applyChange(state, { kind: 'membership', id: second.id, before: null, after: second })
    expect(brokenInvariants(state)).toEqual([`member ${team} has two roles in ${trailmix}`])
  })

  test('tell of a count, an index and an order that went wrong', () => {
    const { state } = sampleWorkspace()
    state.counts.get(features[1])!.done = 0
    state.refs.get('item.theme')!.get(themes[0])!.delete(items[0])
    state.order
      .get('item')!
      .get(trailmix)!
      .delete(find(state, 'item', items[2])!)
    const broken = brokenInvariants(state).join('; ')
    expect(broken).toContain(`the counts of ${features[1]} say 1 items, the records 1 done, 1 items`)
    expect(broken).toContain(`item ${items[0]} is missing in the index of theme`)
    expect(broken).toContain('item: 5 in order, 6 in all')
  })
})
