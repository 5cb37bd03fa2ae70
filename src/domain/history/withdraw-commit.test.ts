import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  missing,
  owner,
  releases,
  sampleWorkspace,
  team,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'

const withdraw = (sample: ReturnType<typeof sampleWorkspace>, commit: string) =>
  sample.act('withdraw-commit', { commit }, 'system')

describe('withdraw-commit', () => {
  test('takes back what nobody has touched exactly', () => {
    const sample = sampleWorkspace()
    const before = contentOf(sample.state)
    withdraw(sample, sample.act('delete-feature', { feature: features[0] }).id)
    withdraw(sample, sample.act('edit-item', { item: items[0], title: 'X' }).id)
    expect(contentOf(sample.state)).toEqual(before)
  })

  test('takes what was made also where somebody edited or used it since', () => {
    const sample = sampleWorkspace()
    const made = sample.act('create-feature', { feature: missing.feature, goal: goals[0], name: 'New' })
    sample.act('edit-feature', { feature: missing.feature, name: 'Newer' }, team)
    sample.act('trace-items', { items: [items[4]], feature: missing.feature }, team)
    withdraw(sample, made.id)
    expect(sample.state.records.feature.has(missing.feature as never)).toBe(false)
    expect(sample.get('item', items[4]).feature).toBeNull()
  })

  test('leaves what somebody else set since', () => {
    const sample = sampleWorkspace()
    const edited = sample.act('edit-item', { item: items[0], title: 'Find', estimate: 3 })
    sample.act('edit-item', { item: items[0], title: 'Look' }, team)
    withdraw(sample, edited.id)
    expect(sample.get('item', items[0])).toMatchObject({ title: 'Look', estimate: null })
  })

  test('puts back what was deleted with all that was deleted with it, in the same commit', () => {
    const sample = sampleWorkspace()
    const before = contentOf(sample.state)
    withdraw(sample, sample.act('delete-product', { product: trailmix }).id)
    expect(contentOf(sample.state)).toEqual(before)
  })

  test('takes back a change and what it was changed to, made in one commit', () => {
    const sample = sampleWorkspace()
    const before = contentOf(sample.state)
    const both = sample.actAll([
      { name: 'create-theme', input: { theme: missing.theme, product: trailmix, name: 'New' } },
      { name: 'group-items', input: { items: [items[4]], theme: missing.theme } },
    ])
    withdraw(sample, both.id)
    expect(contentOf(sample.state)).toEqual(before)
  })

  test('puts a record back and loosens it from what was made, both at once', () => {
    const sample = sampleWorkspace()
    const edited = sample.actAll([
      { name: 'create-theme', input: { theme: missing.theme, product: trailmix, name: 'New' } },
      { name: 'edit-item', input: { item: items[4], title: 'Log in', estimate: 5 } },
    ])
    sample.act('group-items', { items: [items[4]], theme: missing.theme }, team)
    withdraw(sample, edited.id)
    expect(sample.get('item', items[4])).toMatchObject({ title: 'Sign in', estimate: null, theme: null })
  })

  test('leaves what could not stand any more, and what hangs on it', () => {
    const sample = sampleWorkspace()
    const deleted = sample.actAll([
      { name: 'delete-feature', input: { feature: features[0] } },
      { name: 'edit-item', input: { item: items[1], parent: null, title: 'Length' } },
      { name: 'edit-item', input: { item: items[4], title: 'Log in' } },
    ])
    sample.act('delete-release', { release: releases[0] }, team)
    sample.act('edit-item', { item: items[0], parent: items[1] }, team)
    withdraw(sample, deleted.id)
    expect(sample.state.records.feature.has(features[0])).toBe(false)
    // Beneath its own child it could not stand, so it is left as it is.
    expect(sample.get('item', items[1])).toMatchObject({ title: 'Length', parent: null, feature: null })
    expect(sample.get('item', items[4]).title).toBe('Sign in')
  })

  test('changes nothing the second time', () => {
    const sample = sampleWorkspace()
    const { id } = sample.act('create-item', { item: missing.item, product: trailmix, title: 'New' })
    withdraw(sample, id)
    expect(withdraw(sample, id).changes).toEqual([])
  })

  test('is the server’s alone, and knows what is not in the history', () => {
    const { act, refusal } = sampleWorkspace()
    const { id } = act('edit-item', { item: items[0], title: 'X' })
    expect(refusal('withdraw-commit', { commit: id }, owner).about).toEqual({ needs: 'system' })
    expect(refusal('withdraw-commit', { commit: 'commit-9999' }, 'system').code).toBe('no-such-commit')
  })
})
