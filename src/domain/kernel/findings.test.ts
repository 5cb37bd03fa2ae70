import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  releases,
  sampleWorkspace,
  team,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { checks } from '../checks.ts'
import type { Check } from './check.ts'
import { findingsIn } from './findings.ts'
import { find } from './state.ts'

/** A check that nothing has heard of: an item that says nothing of how large it is. */
const unsized: Check = {
  code: 'unsized',
  title: { words: 'unsized' },
  source: 'T0',
  subject: 'item',
  reads: (product) => [`${product}.backlog`],
  watches: () => [],
  find(state, id) {
    const item = find(state, 'item', id)!
    if (item.estimate !== null) return null
    return { product: item.product, about: [id], said: { words: 'unsized' } }
  },
}
const all = [...checks, unsized]

function sample() {
  const made = sampleWorkspace()
  const findings = findingsIn(made.state, all)
  const codesOf = (subject: string) =>
    findings.of(trailmix).flatMap(({ code, subject: of }) => (of === subject ? [code] : []))
  /** How many questions what is done costs. */
  const cost = (work: () => unknown): number => {
    findings.of(trailmix)
    const before = findings.asked
    work()
    findings.of(trailmix)
    return findings.asked - before
  }
  return { ...made, findings, codesOf, cost }
}
/** The same from a State that nobody has watched. */
const afresh = ({ state }: ReturnType<typeof sample>) => findingsIn(state, [...all]).of(trailmix)

describe('the findings of a State', () => {
  test('cost nothing to ask again while nothing happens', () => {
    const { cost } = sample()
    expect(cost(() => {})).toBe(0)
  })

  test('are asked again only of what a change touched', () => {
    const { act, cost, state } = sample()
    const renamed = cost(() => act('edit-item', { item: items[0], title: 'Another title' }, team))
    // The item itself, its product, and the release that it traces to, for each check that reads items.
    expect(renamed).toBeLessThanOrEqual(all.length + 1)
    const total = state.records.item.size + checks.length * state.records.release.size
    expect(renamed).toBeLessThan(total)
  })

  test('follow what is done, undone, deleted and brought back', () => {
    const made = sample()
    const { act, undo, codesOf } = made
    const sized = act('edit-item', { item: items[2], estimate: 3 }, team)
    expect(codesOf(items[2])).toEqual([])
    undo(sized, team)
    expect(codesOf(items[2])).toEqual(['unsized'])
    const gone = act('delete-items', { items: [items[2]] }, team)
    expect(codesOf(items[2])).toEqual([])
    undo(gone, team)
    expect(codesOf(items[2])).toEqual(['unsized'])
    expect(made.findings.of(trailmix)).toEqual(afresh(made))
  })

  test('are the same as from the start, whatever happened in the plan', () => {
    const made = sample()
    const { act, findings } = made
    const steps = [
      () => act('delete-feature', { feature: features[0] }, team),
      () => act('move-release', { release: releases[2], after: null }, team),
      () => act('edit-goal', { goal: goals[1], text: 'Another goal' }, team),
      () => act('trace-items', { items: [items[3]], feature: features[3] }, team),
      () => act('delete-release', { release: releases[0] }, team),
      () => act('delete-theme', { theme: 'thm_00000001' }, team),
    ]
    for (const step of steps) {
      try {
        step()
      } catch {
        // What the sample's rules refuse changes nothing, which is as good a step as any.
      }
      const sorted = (list: readonly { code: string; subject: string }[]) =>
        list.map((one) => JSON.stringify(one)).sort()
      expect(sorted(findings.of(trailmix))).toEqual(sorted(afresh(made)))
    }
  })
})
