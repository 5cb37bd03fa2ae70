import { describe, expect, test } from 'vitest'
import { createIds, createWorld } from '#tests/support/plan.ts'
import { saidInWords } from '#words/area.ts'
import { checks } from '../checks.ts'
import { roadmapFindings } from './roadmap-findings.ts'

/** A product and a way to add columns: features with their number of items, and a count of metrics. */
function plan() {
  const world = createWorld()
  const newId = createIds()
  const product = newId('product')
  const run = (name: string, input: object) => world.run([{ name, input }])
  run('create-product', { product, name: 'Trailmix', key: 'TM' })
  const add = (
    name: string,
    date: string | null,
    { features = {}, metrics = 0 }: { features?: Record<string, number>; metrics?: number } = {},
  ) => {
    const release = newId('release')
    const goal = newId('goal')
    run('create-release', { release, goal, product, name, date, text: 'Hikers come back.' })
    const made = Object.entries(features).map(([feature, items]) => {
      const id = newId('feature')
      run('create-feature', { feature: id, goal, name: feature, reason: 'needed' })
      for (let at = 0; at < items; at++)
        run('create-item', { item: newId('item'), product, title: `${feature} ${at}`, feature: id })
      return id
    })
    for (let at = 0; at < metrics; at++)
      run('create-metric', { metric: newId('metric'), goal, name: `m${at}` })
    return { release, features: made }
  }
  const check = () =>
    roadmapFindings(world.state, checks, product).map(({ code, about, said }) => ({
      code,
      about,
      sentence: saidInWords(said),
    }))
  const sentences = () => check().map(({ sentence }) => sentence)
  return { add, check, sentences, run, newId, product }
}

const five = { a: 1, b: 1, c: 1, d: 1, e: 1 }

describe('the checks of a roadmap', () => {
  test('find nothing on an empty product and on a plan in line', () => {
    const { add, check } = plan()
    expect(check()).toEqual([])
    add('First hikes', '2027-Q1', { features: five, metrics: 1 })
    expect(check()).toEqual([])
  })

  test('count a sixth feature until the release is out', () => {
    const { add, check, run } = plan()
    const { release } = add('Come back', '2027-Q2', { features: { ...five, f: 1 }, metrics: 1 })
    expect(check()).toEqual([
      { code: 'many-features', about: [release], sentence: 'Come back has six features' },
    ])
    run('edit-release', { release, released: true })
    expect(check()).toEqual([])
  })

  test('ask for a metric and features of every goal that is planned', () => {
    const { add, sentences } = plan()
    add('', '2027-03-31')
    expect(sentences()).toEqual(['31 Mar 2027 has no features', '31 Mar 2027 has no metric'])
  })

  test('leave a later release its goal alone, unless no release has a date', () => {
    const { add, sentences, run } = plan()
    const { release } = add('First hikes', '2027-Q1', { features: { a: 1 }, metrics: 1 })
    add('Pays its way', null)
    expect(sentences()).toEqual([])
    run('edit-release', { release, date: null })
    expect(sentences()).toEqual(['Pays its way has no features', 'Pays its way has no metric'])
  })

  test('name the hollow features of the next release only', () => {
    const { add, check, run } = plan()
    const first = add('First hikes', '2027-Q1', { features: { Search: 0, Map: 1 }, metrics: 1 })
    const second = add('Come back', '2027-Q2', { features: { Diary: 0, Badges: 0 }, metrics: 1 })
    expect(check()).toEqual([
      {
        code: 'hollow-features',
        about: [first.release, first.features[0]],
        sentence: 'Search comes next and has no items',
      },
    ])
    run('edit-release', { release: first.release, released: true })
    expect(check()).toEqual([
      {
        code: 'hollow-features',
        about: [second.release, ...second.features],
        sentence: 'Two features of Come back have no items',
      },
    ])
  })

  test('say the worst first: of the next release, then of the product, then of what is far', () => {
    const { add, sentences, run, newId, product } = plan()
    const { release } = add('Out', '2026-Q4', { features: { a: 1 }, metrics: 0 })
    run('edit-release', { release, released: true })
    add('Far', '2027-Q3', { features: { a: 1 } })
    add('Next', '2027-Q1', { features: { a: 1 } })
    run('create-item', { item: newId('item'), product, title: 'Export a track' })
    expect(sentences()).toEqual([
      'Next has no metric',
      '1 backlog item traces to no goal',
      'Out has no metric',
      'Far has no metric',
    ])
  })

  test('count backlog items that trace to no goal, also without a release', () => {
    const { sentences, run, newId, product } = plan()
    run('create-item', { item: newId('item'), product, title: 'Export a track' })
    expect(sentences()).toEqual(['1 backlog item traces to no goal'])
    run('create-item', { item: newId('item'), product, title: 'Rename the page' })
    expect(sentences()).toEqual(['2 backlog items trace to no goal'])
  })
})
