import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  missing,
  others,
  owner,
  releases,
  sampleWorkspace,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { model } from '../model.ts'
import type { CommandCall } from './commit.ts'
import { type Manner, runBatch } from './decide.ts'
import { scopeIn } from './scope.ts'
import { shortfallSentence } from './shortfall.ts'

const call = (name: string, input: object): CommandCall => ({
  name,
  input: model.commandNamed(name)!.input.parse(input),
})

/** The sample, where some records are gone that were there once. */
function withGone(names: { readonly [id: string]: string }) {
  const sample = sampleWorkspace()
  const run = (calls: readonly CommandCall[], manner: Manner = {}) =>
    runBatch(
      model,
      sample.state,
      calls,
      {
        actor: owner,
        at: '2027-01-05T09:00:00.000Z',
        batch: 'batch-0001',
        commit: () => undefined,
        document: () => undefined,
        gone: (id) =>
          names[id] === undefined ? undefined : { name: names[id], scope: scopeIn(trailmix, 'backlog') },
      },
      manner,
    )
  const told = (result: ReturnType<typeof run>) =>
    'refusal' in result ? [result.refusal.code] : (result.short ?? []).map(shortfallSentence)
  return { ...sample, run, told }
}

describe('a wish for what is gone', () => {
  const story = { item: missing.item, product: trailmix, title: 'Typed on a train' }

  test('leaves the work to be done: an item typed behind a deleted one stands at the end', () => {
    const { run, told, order } = withGone({ itm_0000gone: 'Bravo' })
    const result = run([call('create-item', { ...story, after: 'itm_0000gone' })])
    expect(order('item', trailmix)).toEqual([...items, missing.item])
    expect(told(result)).toEqual([
      '“Typed on a train”: The item “Bravo”, behind which it was to stand, is gone; it stands at the end.',
    ])
    expect(result).toMatchObject({ note: { short: [{ at: 0, refusal: { code: 'place-gone' } }] } })
  })

  test('for a feature, a theme and a parent leaves the item without', () => {
    const { run, told, get } = withGone({
      [missing.feature]: 'Search',
      [missing.theme]: 'Maps',
      itm_0000gone: 'Epic',
    })
    const ties = { feature: missing.feature, theme: missing.theme, parent: 'itm_0000gone' }
    const made = run([call('create-item', { ...story, ...ties })])
    expect(get('item', missing.item)).toMatchObject({ feature: null, theme: null, parent: null })
    expect(told(made)).toHaveLength(3)
    expect(told(made).join()).toContain('Search')
    run([call('edit-item', { item: items[0], title: 'Edited', feature: missing.feature })])
    expect(get('item', items[0])).toMatchObject({ title: 'Edited', feature: null })
    run([call('trace-items', { items: [items[1]], feature: missing.feature })])
    run([call('group-items', { items: [items[1]], theme: missing.theme })])
    expect(get('item', items[1])).toMatchObject({ feature: null, theme: null })
    run([call('edit-theme', { theme: themes[0], feature: missing.feature })])
    expect(get('theme', themes[0]).feature).toBeNull()
  })

  test('places what is moved at the end of its list', () => {
    const gone = { itm_0000gone: '', ftr_0000gone: '', rel_0000gone: '' }
    const { run, order, told } = withGone(gone)
    const moved = run([call('rank-item', { item: items[0], after: 'itm_0000gone' })])
    expect(order('item', trailmix).at(-1)).toBe(items[0])
    expect(told(moved)[0]).toContain('The item that it was to stand behind is gone')
    run([call('move-feature', { feature: features[0], goal: goals[0], after: 'ftr_0000gone' })])
    expect(order('feature', goals[0]).at(-1)).toBe(features[0])
    run([call('move-release', { release: releases[0], after: 'rel_0000gone' })])
    expect(order('release', trailmix).at(-1)).toBe(releases[0])
  })

  test('is none for a neighbour that went to another release meanwhile', () => {
    const { run, order } = withGone({})
    run([call('move-feature', { feature: features[0], goal: goals[0], after: features[3] })])
    expect(order('feature', goals[0]).at(-1)).toBe(features[0])
  })

  test('is told from a slip: what was never there, or is another product’s, is refused', () => {
    const { run, told } = withGone({})
    expect(told(run([call('create-item', { ...story, after: 'itm_0000gone' })]))).toEqual(['not-found'])
    expect(told(run([call('create-item', { ...story, feature: missing.feature })]))).toEqual(['not-found'])
    expect(told(run([call('create-item', { ...story, after: others.item })]))).toEqual(['other-product'])
  })

  test('is none of what a command is about', () => {
    const { run, told } = withGone({ itm_0000gone: 'Bravo', gol_0000none: 'Goal' })
    expect(told(run([call('edit-item', { item: 'itm_0000gone', title: 'X' })]))).toEqual(['not-found'])
    expect(
      told(run([call('create-feature', { feature: missing.feature, goal: missing.goal, name: 'X' })])),
    ).toEqual(['not-found'])
  })
})

describe('commands that stand alone', () => {
  const set = (item: string) => call('edit-item', { item, status: 'ready' })

  test('are done as far as they can be, and the others are named', () => {
    const { run, told, get } = withGone({ itm_0000gone: 'Bravo' })
    const result = run([set(items[0]), set('itm_0000gone'), set(items[2])], { alone: true })
    expect([get('item', items[0]).status, get('item', items[2]).status]).toEqual(['ready', 'ready'])
    expect(told(result)).toEqual([
      '“Bravo”: That item is not here. It may have been deleted; undo or pick another.',
    ])
    expect(result).toMatchObject({ done: [{ name: 'edit-item' }, { name: 'edit-item' }], short: [{ at: 1 }] })
  })

  test('are all refused when none can be done, and all or none without being told to stand alone', () => {
    const { run, told, get } = withGone({ itm_0000gone: 'Bravo' })
    expect(told(run([set('itm_0000gone')], { alone: true }))).toEqual(['not-found'])
    const before = get('item', items[0]).status
    expect(told(run([set(items[0]), set('itm_0000gone')]))).toEqual(['not-found'])
    expect(get('item', items[0]).status).toBe(before)
  })

  test('cut from their lists what is not here', () => {
    const { run, told, state } = withGone({ itm_0000gone: 'Bravo' })
    const deletion = call('delete-items', { items: [items[3], 'itm_0000gone', items[4]] })
    expect(told(run([deletion], { alone: true }))).toHaveLength(1)
    expect([items[3], items[4]].some((id) => state.records.item.has(id as never))).toBe(false)
  })

  test('place those that are left behind one another', () => {
    const { run, order } = withGone({ itm_0000gone: 'Bravo' })
    const place = (item: string, after: string) => call('rank-item', { item, after })
    run([place(items[0], items[4]), place('itm_0000gone', items[0]), place(items[1], 'itm_0000gone')], {
      alone: true,
    })
    expect(order('item', trailmix).slice(-3)).toEqual([items[4], items[0], items[1]])
  })

  test('that are to stand behind one another in a circle are refused or done one by one, and come to an end', () => {
    const { run, order } = withGone({ itm_0000gone: 'Bravo', itm_000gone2: 'Charlie' })
    const place = (item: string, after: string) => call('rank-item', { item, after })
    const circle = [
      place(items[0], items[0]),
      place('itm_0000gone', 'itm_000gone2'),
      place('itm_000gone2', 'itm_0000gone'),
    ]
    run([...circle, place(items[1], items[0]), place(items[2], 'itm_0000gone')], { alone: true })
    const [first, second] = [items[0], items[1]].map((id) => order('item', trailmix).indexOf(id))
    expect(second).toBe(first! + 1)
    expect(order('item', trailmix).at(-1)).toBe(items[2])
  })

  test('stand behind what was placed after all', () => {
    const { run, order } = withGone({})
    const place = (item: string, after: string) => call('rank-item', { item, after })
    run([place(items[0], items[0]), place(items[0], items[4]), place(items[1], items[0])], { alone: true })
    expect(order('item', trailmix).slice(-3)).toEqual([items[4], items[0], items[1]])
  })

  test('tell whoever follows the commit nothing of what they may not see', () => {
    const { run } = withGone({})
    const plan = call('edit-feature', { feature: features[0], name: 'Seen' })
    const result = run([plan, call('rank-item', { item: items[0], after: items[0] })], { alone: true })
    expect(result).toMatchObject({
      note: { short: [{ what: '', refusal: { code: 'untold' } }] },
      short: [{ refusal: { code: 'own-neighbour' } }],
    })
  })
})
