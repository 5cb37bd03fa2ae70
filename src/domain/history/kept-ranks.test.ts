import { describe, expect, test } from 'vitest'
import {
  items,
  type SampleWorkspace,
  sampleWorkspace,
  team,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import type { Commit } from '../kernel/commit.ts'

/** Wears the gap behind the first item down until an insert spreads its neighbours out; returns that insert. */
function wearDown({ act, state }: SampleWorkspace) {
  for (let count = 0; count < 400; count++) {
    const before = contentOf(state)
    const item = `itm_worn${String(count).padStart(6, '0')}`
    const spread: Commit = act('create-item', { item, product: trailmix, title: 'New', after: items[0] })
    if (spread.changes.length > 2) return { before, spread }
  }
  throw new Error('The gap does not wear down')
}

describe('undo of an insert that spread its neighbours out', () => {
  test('brings the old ranks back where nobody has been since', () => {
    const sample = sampleWorkspace()
    const { before, spread } = wearDown(sample)
    const after = contentOf(sample.state)
    const undoing = sample.undo(spread)
    expect(contentOf(sample.state).orders).toEqual(before.orders)
    sample.undo(undoing)
    expect(contentOf(sample.state)).toEqual(after)
  })

  test('leaves the new ranks where somebody has placed an item among them since', () => {
    const sample = sampleWorkspace()
    const { spread } = wearDown(sample)
    const made = spread.changes.find((change) => change.before === null)!.id
    const crowd = sample.order('item', trailmix).filter((id) => id !== made)
    // Between two that were only spread out.
    sample.act('rank-item', { item: items[4], after: crowd[8] }, team)
    const expected = sample.order('item', trailmix).filter((id) => id !== made)
    sample.undo(spread)
    expect(sample.order('item', trailmix)).toEqual(expected)
  })
})
