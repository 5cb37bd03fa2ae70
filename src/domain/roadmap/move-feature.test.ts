import { describe, expect, test } from 'vitest'
import {
  features,
  goals,
  items,
  missing,
  others,
  sampleWorkspace,
  stakeholder,
} from '#tests/support/sample-workspace.ts'

const [first, second, third, fourth] = features

describe('move-feature', () => {
  test('changes the order within a goal', () => {
    const { act, order } = sampleWorkspace()
    act('move-feature', { feature: third, goal: goals[0], after: null })
    expect(order('feature', goals[0])).toEqual([third, first, second])
    act('move-feature', { feature: third, goal: goals[0], after: first })
    expect(order('feature', goals[0])).toEqual([first, third, second])
  })

  test('moves to another goal, and the items that trace to it follow', () => {
    const { act, get, order } = sampleWorkspace()
    act('move-feature', { feature: first, goal: goals[1], after: fourth })
    expect(order('feature', goals[0])).toEqual([second, third])
    expect(order('feature', goals[1])).toEqual([fourth, first])
    expect(get('item', items[1]).feature).toBe(first)
  })

  test('asks for a reason to be the sixth in another goal, and for none within its own', () => {
    const { act, get, refusal } = sampleWorkspace()
    for (const feature of ['ftr_0000four', 'ftr_0000five']) {
      act('create-feature', { feature, goal: goals[0], name: feature })
    }
    act('move-feature', { feature: first, goal: goals[0], after: second })
    const move = { feature: fourth, goal: goals[0], after: null }
    expect(refusal('move-feature', move)).toMatchObject({ code: 'sixth-feature', about: { count: 5 } })
    act('move-feature', { ...move, reason: 'It cannot wait' })
    expect(get('feature', fourth)).toMatchObject({ goal: goals[0], reason: 'It cannot wait' })
  })

  test('refuses what is missing and its own neighbourhood', () => {
    const { refusal } = sampleWorkspace()
    const move = (feature: string, goal: string, after: string | null) =>
      refusal('move-feature', { feature, goal, after })
    expect(move(missing.feature, goals[0], null).about.kind).toBe('feature')
    expect(move(first, missing.goal, null).about.kind).toBe('goal')
    expect(move(first, goals[0], missing.feature).about.id).toBe(missing.feature)
    expect(move(first, goals[0], first).code).toBe('own-neighbour')
  })

  test('refuses the goal of another product', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('move-feature', { feature: first, goal: others.goal, after: null })).toEqual({
      code: 'other-product',
      about: { kind: 'goal' },
    })
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    const move = { feature: first, goal: goals[0], after: null }
    expect(refusal('move-feature', move, stakeholder).code).toBe('not-allowed')
  })
})
