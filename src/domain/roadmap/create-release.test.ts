import { describe, expect, test } from 'vitest'
import {
  goals,
  missing,
  releases,
  sampleWorkspace,
  stakeholder,
  trailmix,
} from '#tests/support/sample-workspace.ts'

const { release, goal, product } = missing
const input = { release, goal, product: trailmix, text: 'Hikers pay' }

describe('create-release', () => {
  test('makes a column with its goal', () => {
    const { act, get } = sampleWorkspace()
    act('create-release', { ...input, name: 'Autumn', date: '2027-H2', type: 'revenue' })
    expect(get('release', release)).toMatchObject({ name: 'Autumn', date: '2027-H2', released: false })
    expect(get('goal', goal)).toEqual({ id: goal, release, text: 'Hikers pay', type: 'revenue' })
  })

  test('gives the first colour that no other release has', () => {
    const { act, get } = sampleWorkspace()
    act('edit-release', { release: releases[1], colour: 'red' })
    act('create-release', input)
    expect(get('release', release)?.colour).toBe('green')
  })

  test('keeps the colours of the others when releases move or go, and gives a free one again', () => {
    const { act, get } = sampleWorkspace()
    act('move-release', { release: releases[2], after: null })
    expect(releases.map((id) => get('release', id)?.colour)).toEqual(['blue', 'green', 'amber'])
    act('delete-release', { release: releases[0] })
    expect(releases.slice(1).map((id) => get('release', id)?.colour)).toEqual(['green', 'amber'])
    act('create-release', input)
    expect(get('release', release)?.colour).toBe('blue')
  })

  test('gives a colour a second time only when all are taken', () => {
    const { act, get } = sampleWorkspace()
    const ids = Array.from({ length: 7 }, (_, n) => `rel_000000n${n}`)
    for (const [n, id] of ids.entries())
      act('create-release', { ...input, release: id, goal: `gol_000000n${n}` })
    expect(ids.map((id) => get('release', id)?.colour)).toEqual([
      ...['pink', 'cyan', 'red', 'olive', 'violet'],
      ...['blue', 'green'],
    ])
  })

  test('stands in time order by its date: among the dated ones, or last', () => {
    const { act, order } = sampleWorkspace()
    act('create-release', { ...input, date: '2027-Q2' })
    expect(order('release', trailmix)).toEqual([releases[0], release, releases[1], releases[2]])
    act('create-release', { ...input, release: 'rel_000later', goal: 'gol_000later' })
    expect(order('release', trailmix).at(-1)).toBe('rel_000later')
  })

  test('stands behind those of the same date', () => {
    const { act, order } = sampleWorkspace()
    act('create-release', { ...input, date: '2027-Q1' })
    expect(order('release', trailmix).slice(0, 2)).toEqual([releases[0], release])
  })

  test('refuses a product that is not here', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-release', { ...input, product }).about).toEqual({ kind: 'product', id: product })
  })

  test('refuses ids that are in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-release', { ...input, release: releases[0] }).about.kind).toBe('release')
    expect(refusal('create-release', { ...input, goal: goals[0] }).about.kind).toBe('goal')
  })

  test('cannot be asked for without a goal, or with a date that is none', () => {
    const { act } = sampleWorkspace()
    expect(() => act('create-release', { ...input, text: '  ' })).toThrow('Goal is empty')
    expect(() => act('create-release', { ...input, date: '2027-02-30' })).toThrow('Date must be')
  })

  test('refuses stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-release', input, stakeholder).code).toBe('not-allowed')
  })
})
