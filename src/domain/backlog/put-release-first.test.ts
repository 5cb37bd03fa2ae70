import { describe, expect, test } from 'vitest'
import {
  features,
  items,
  missing,
  others,
  releases,
  sampleWorkspace,
  stakeholder,
  trailmix,
} from '#tests/support/sample-workspace.ts'

const [come] = [releases[1]]

/** Of the sample: 1 and 2 trace to the first release; here 3 hangs loose, and 4 and 5 are for the second. */
function world() {
  const sample = sampleWorkspace()
  sample.act('trace-items', { items: [items[2]], feature: null })
  sample.act('trace-items', { items: [items[3], items[4]], feature: features[3] })
  for (const item of items) sample.act('edit-item', { item, status: 'ready' })
  return sample
}

describe('put-release-first', () => {
  test('ranks the release’s items before all others, which keep their order', () => {
    const { act, order } = world()
    act('put-release-first', { release: come })
    expect(order('item', trailmix)).toEqual([items[3], items[4], items[0], items[1], items[2]])
  })

  test('leaves those that stand right, and writes nothing when all do', () => {
    const { act, get, order } = world()
    act('rank-item', { item: items[3], after: null })
    const { rank } = get('item', items[3])!
    act('put-release-first', { release: come })
    expect(get('item', items[3])?.rank).toBe(rank)
    expect(order('item', trailmix)).toEqual([items[3], items[4], items[0], items[1], items[2]])
    const before = get('item', items[4])
    act('put-release-first', { release: come })
    expect(get('item', items[4])).toBe(before)
  })

  test('leaves done work where it is: it keeps nobody waiting, and has no hurry', () => {
    const { act, order } = world()
    act('edit-item', { item: items[4], status: 'done' })
    act('edit-item', { item: items[0], status: 'done' })
    act('put-release-first', { release: come })
    expect(order('item', trailmix)).toEqual([items[0], items[3], items[1], items[2], items[4]])
  })

  test('finds room where there is none left between two ranks', () => {
    const { act, order } = world()
    // Each time into the same gap: between the first two.
    for (let n = 0; n < 400; n++) act('rank-item', { item: items[n % 2 === 0 ? 2 : 1], after: items[0] })
    for (const item of [items[0], items[1], items[2]]) act('edit-item', { item, status: 'done' })
    act('edit-item', { item: items[1], status: 'ready' })
    act('put-release-first', { release: come })
    expect(order('item', trailmix)).toEqual([items[0], items[3], items[4], items[1], items[2]])
  })

  test('does nothing for a release without items', () => {
    const { act, order } = world()
    act('put-release-first', { release: releases[2] })
    expect(order('item', trailmix)).toEqual([...items])
  })

  test('refuses a release that is not here, one of a product that is none of theirs, and stakeholders', () => {
    const { refusal } = world()
    expect(refusal('put-release-first', { release: missing.release }).code).toBe('not-found')
    expect(refusal('put-release-first', { release: others.release }, stakeholder).code).toBe('not-found')
    expect(refusal('put-release-first', { release: come }, stakeholder).code).toBe('not-allowed')
  })
})
