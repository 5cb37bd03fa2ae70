import { describe, expect, test } from 'vitest'
import { bug, epic, proposal, proposalInput, story, suggested, suggestions } from '#tests/support/proposal.ts'
import {
  features,
  items,
  owner,
  releases,
  sampleWorkspace,
  stakeholder,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { runBatch } from '../kernel/decide.ts'
import { scopeIn } from '../kernel/scope.ts'
import { shortfallSentence } from '../kernel/shortfall.ts'
import { model } from '../model.ts'
import { suggestionsOf } from './suggestion.ts'

function proposed(more: object = {}) {
  const sample = sampleWorkspace()
  sample.act('create-proposal', proposalInput(more))
  const apply = (actor?: string) => sample.act('apply-proposal', { proposal }, actor)
  const refused = (actor?: string) => sample.refusal('apply-proposal', { proposal }, actor)
  const untick = (...at: number[]) =>
    sample.act('tick-suggestions', { suggestions: at.map((index) => suggestions[index]), ticked: false })
  return { ...sample, apply, refused, untick }
}

describe('apply-proposal', () => {
  test('does what is ticked as one step, and the proposal is gone', () => {
    const { apply, get, order, state } = proposed()
    apply(team)
    expect(order('item', trailmix)).toEqual([items[0], epic, story, bug, ...items.slice(1)])
    expect(get('item', story).parent).toBe(epic)
    expect(get('item', items[4]).estimate).toBe(5)
    expect([state.records.proposal.size, state.records.suggestion.size]).toEqual([0, 0])
  })

  test('is undone as one step, and the proposal stands again as it was ticked', () => {
    const { apply, untick, undo, order, state } = proposed()
    untick(3)
    undo(apply())
    expect(order('item', trailmix)).toEqual([...items])
    expect(suggestionsOf(state, proposal).map(({ ticked }) => ticked)).toEqual([true, true, true, false])
  })

  test('says in the commit what each command did, and why', () => {
    const { apply, untick } = proposed()
    untick(1, 2, 3)
    expect(apply().note).toEqual({
      text: 'Reviews',
      because: [{ what: { text: 'The epic' }, why: { text: 'Because of The epic' } }],
    })
  })

  test('leaves out what is not ticked; what stood behind it stands behind the one before', () => {
    const { apply, untick, order } = proposed()
    untick(0)
    apply()
    expect(order('item', trailmix)).toEqual([items[0], bug, ...items.slice(1)])
  })

  test('puts at the end what was to stand behind an item that somebody deleted since, and says so', () => {
    const { act, state, order } = proposed()
    act('delete-items', { items: [items[0]] }, team)
    const result = runBatch(model, state, [{ name: 'apply-proposal', input: { proposal } }], {
      ...{ actor: owner, at: '2027-01-05T09:00:00.000Z', batch: 'batch-0001' },
      ...{ commit: () => undefined, document: () => undefined },
      gone: (id) => (id === items[0] ? { name: 'Map', scope: scopeIn(trailmix, 'backlog') } : undefined),
    })
    if ('refusal' in result) throw new Error(result.refusal.code)
    expect(order('item', trailmix)).toEqual([...items.slice(1), epic, story, bug])
    expect(result.short?.map(shortfallSentence)).toEqual([
      '“Reviews”: The item “Map”, behind which it was to stand, is gone; it stands at the end.',
    ])
  })

  test('refuses when nothing is ticked', () => {
    const { refused, untick } = proposed()
    untick(0, 2, 3)
    expect(refused().code).toBe('nothing-ticked')
  })

  test('says which field was changed since by somebody else, and what it is now', () => {
    const { act, refused, apply, untick, get } = proposed()
    act('edit-item', { item: items[4], estimate: 8 }, team)
    expect(refused()).toEqual({
      code: 'suggestion-stale',
      about: { what: 'The estimate', why: 'Estimate of "Sign in" was nothing and is 8 now.' },
    })
    untick(3)
    apply()
    expect(get('item', items[4]).estimate).toBe(8)
  })

  test('does not mind what it would not overwrite', () => {
    const { act, apply, get } = proposed()
    act('edit-item', { item: items[4], title: 'Log in' })
    act('rank-item', { item: items[4], after: null })
    apply()
    expect(get('item', items[4])).toMatchObject({ title: 'Log in', estimate: 5 })
  })

  test('says that what it is about was deleted since', () => {
    const { act, refused } = proposed()
    act('delete-feature', { feature: features[0] })
    expect(refused().about.why).toBe('It is about a record that was deleted (Feature).')
  })

  test('refuses to delete what was added since beneath what it deletes', () => {
    const gone = [suggested('delete-release', { release: releases[1] }, 'No summer')]
    const { act, refused } = proposed({ suggestions: gone })
    act('create-feature', { feature: 'ftr_0000Extra', goal: 'gol_00000002', name: 'Extra' })
    expect(refused()).toMatchObject({
      code: 'suggestion-stale',
      about: { what: 'No summer', why: '"Extra" was added since and would be deleted with it.' },
    })
  })

  test('refuses to change what has come since beneath what it deletes', () => {
    const gone = [suggested('delete-feature', { feature: features[0] }, 'No search')]
    const { act, refused } = proposed({ suggestions: gone })
    act('create-item', { item: epic, product: trailmix, title: 'Later', feature: features[0] })
    expect(refused()).toMatchObject({
      code: 'suggestion-stale',
      about: { what: 'No search', why: '"Later" would be changed with it by now.' },
    })
  })

  test('passes over a field that the kind has no more, whatever it held', () => {
    const { state, apply, get } = proposed()
    const estimate = suggestionsOf(state, proposal)[3]!
    state.records.suggestion.set(estimate.id, { ...estimate, was: { [items[4]]: { effort: 3 } } })
    apply()
    expect(get('item', items[4]).estimate).toBe(5)
  })

  test('refuses in words what the rules forbid by now', () => {
    const six = [
      suggested('create-feature', { feature: 'ftr_0000Fourth', goal: 'gol_00000001', name: 'X' }, 'X'),
    ]
    const { act, refused } = proposed({ suggestions: six })
    for (const id of ['ftr_000000Fore', 'ftr_000000Five'])
      act('create-feature', { feature: id, goal: 'gol_00000001', name: id })
    expect(refused()).toMatchObject({ code: 'suggestion-refused', about: { what: 'X' } })
  })

  test('is judged by the rights of whoever applies it, not of whoever proposed', () => {
    const rename = [suggested('edit-product', { product: trailmix, name: 'Trails' }, 'The name')]
    const { apply, refused, get } = proposed({ suggestions: rename })
    expect(refused(team).code).toBe('not-allowed')
    expect(refused(viewer).code).toBe('not-allowed')
    expect(refused(stakeholder).code).toBe('not-found')
    apply(owner)
    expect(get('product', trailmix).name).toBe('Trails')
  })

  test('writes long texts once, when it is applied', () => {
    const written = [suggested('edit-item', { item: items[4], description: 'By name' }, 'The text')]
    const { apply, get, documents } = proposed({ suggestions: written })
    expect(documents.size).toBe(0)
    apply()
    expect(documents.get(get('item', items[4]).description!)).toBe('By name')
  })
})

describe('delete-proposal', () => {
  test('dismisses it with its suggestions, and undo brings both back', () => {
    const { act, undo, state } = proposed()
    const commit = act('delete-proposal', { proposal }, team)
    expect(state.records.suggestion.size).toBe(0)
    undo(commit)
    expect(state.records.suggestion.size).toBe(suggestions.length)
  })
})

test('a proposal about a release goes with it', () => {
  const { act, state } = proposed({ release: releases[2] })
  act('delete-release', { release: releases[2] })
  expect([state.records.proposal.size, state.records.suggestion.size]).toEqual([0, 0])
})
