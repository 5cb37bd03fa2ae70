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
