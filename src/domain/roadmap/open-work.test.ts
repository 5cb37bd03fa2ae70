import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  releases,
  type SampleWorkspace,
  sampleWorkspace,
  trailmix,
} from '#tests/support/sample-workspace.ts'
import { countOpen, type GoesTo, goesOnIn, openWork, sendOpenWork } from './open-work.ts'
import type { Release } from './release.ts'

const [out, next] = releases as unknown as [Release['id'], Release['id']]
const on = { goal: goals[1] } as GoesTo

/** Items 1 and 2 build the first feature of the release that comes out, 3 and 4 the second; 2 is done. */
function world() {
  const sample = sampleWorkspace()
  sample.act('trace-items', { items: [items[2], items[3]], feature: features[1] })
  for (const item of items) sample.act('edit-item', { item, status: item === items[1] ? 'done' : 'ready' })
  let made = 0
  const send = (to: GoesTo) =>
    sendOpenWork(sample.state, openWork(sample.state, out), to, {
      newId: () => `ftr_made${++made}0000000` as never,
      reason: 'Open when it came out',
    })
  return { ...sample, send, nameOf: (at: number) => sample.get('feature', features[at]!).name }
}

const featureOf = ({ get }: SampleWorkspace, at: number) => get('item', items[at]!).feature

describe('the open work of a release', () => {
  test('is what is not done, by the features that it builds', () => {
    const { state, nameOf } = world()
    const open = openWork(state, out)
    expect([...open]).toEqual([
      [nameOf(0), [items[0]]],
      [nameOf(1), [items[2], items[3]]],
    ])
    expect(countOpen(open)).toBe(3)
    expect(countOpen(openWork(state, next))).toBe(0)
  })

  test('goes on in the next release that is not out, behind it or else before it', () => {
    const { state, get, act } = world()
    const nextOf = (id: string) => goesOnIn(state, get('release', id))?.release.id
    expect([nextOf(out), nextOf(releases[2])]).toEqual([next, out])
    act('edit-release', { release: next, released: true })
    expect(nextOf(out)).toBe(releases[2])
    act('edit-release', { release: releases[2], released: true })
    expect(nextOf(out)).toBeUndefined()
  })

  test('goes on under a feature of the same name, which is made where there is none', () => {
    const sample = world()
    const { act, actAll, send, nameOf, get, order } = sample
    act('edit-feature', { feature: features[3], name: nameOf(1) })
    actAll(send(on))
    expect([featureOf(sample, 2), featureOf(sample, 3)]).toEqual([features[3], features[3]])
    const made = get('feature', featureOf(sample, 0)!)
    expect(made).toMatchObject({ name: nameOf(0), goal: goals[1], reason: 'Open when it came out' })
    expect(order('feature', goals[1])).toHaveLength(2)
    // What is done was done for this one.
    expect(featureOf(sample, 1)).toBe(features[0])
  })

  test('of two features of one name goes on under one', () => {
    const sample = world()
    const { act, actAll, send, nameOf, order } = sample
    act('edit-feature', { feature: features[1], name: nameOf(0) })
    actAll(send(on))
    expect(new Set([0, 2, 3].map((at) => featureOf(sample, at))).size).toBe(1)
    expect(order('feature', goals[1])).toHaveLength(2)
  })

  test('stays, or goes back to no release, in its rank', () => {
    const sample = world()
    const before = sample.order('item', trailmix)
    expect(sample.send('stay')).toEqual([])
    sample.actAll(sample.send('loose'))
    expect([0, 2, 3].map((at) => featureOf(sample, at))).toEqual([null, null, null])
    expect(featureOf(sample, 1)).toBe(features[0])
    expect(sample.order('item', trailmix)).toEqual(before)
  })

  test('is nothing where everything is done', () => {
    const { act, send } = world()
    for (const item of items) act('edit-item', { item, status: 'done' })
    expect([send('loose'), send(on)]).toEqual([[], []])
  })
})
