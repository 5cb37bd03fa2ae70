import { describe, expect, test } from 'vitest'
import {
  features,
  items,
  missing,
  others,
  sampleWorkspace,
  stakeholder,
  team,
  themes,
  trailmix,
} from '#tests/support/sample-workspace.ts'

const { item } = missing
const input = { item, product: trailmix, title: 'Share a trail' }

describe('create-item', () => {
  test('adds a draft story at the bottom, with the next number', () => {
    const { act, get, order } = sampleWorkspace()
    act('create-item', input, team)
    expect(get('item', item)).toMatchObject({
      title: 'Share a trail',
      number: 6,
      kind: 'story',
      status: 'draft',
      estimate: null,
      description: null,
      parent: null,
      feature: null,
      theme: null,
      source: null,
    })
    expect(order('item', trailmix)).toEqual([...items, item])
  })

  test('stands at the top with null, and behind the neighbour that is named', () => {
    const { act, order } = sampleWorkspace()
    act('create-item', { ...input, after: null })
    act('create-item', { ...input, item: 'itm_000other', after: items[2] })
    expect(order('item', trailmix)).toEqual([
      item,
      items[0],
      items[1],
      items[2],
      'itm_000other',
      items[3],
      items[4],
    ])
  })

  test('never gives a number twice, not even after a deletion or an undo', () => {
    const { act, undo, get } = sampleWorkspace()
    const made = act('create-item', input)
    undo(made)
    act('create-item', { ...input, item: 'itm_000other' })
    expect(get('item', 'itm_000other').number).toBe(7)
    act('delete-items', { items: ['itm_000other'] })
    act('create-item', input)
    expect(get('item', item).number).toBe(8)
  })

  test('keeps its text as it was typed, in any script', () => {
    const { act, get, documents } = sampleWorkspace()
    const title = '“Ünïcode”; =1+1, \t データ 🥾 "quoted"'
    act('create-item', { ...input, title, description: '  two\r\nlines  ' })
    expect(get('item', item).title).toBe(title)
    expect(documents.get(get('item', item).description!)).toBe('  two\r\nlines  ')
  })

  test('traces to a feature and belongs to a theme and a parent of its product', () => {
    const { act, get } = sampleWorkspace()
    act('create-item', { ...input, feature: features[3], theme: themes[0], parent: items[0] })
    expect(get('item', item)).toMatchObject({ feature: features[3], theme: themes[0], parent: items[0] })
  })

  test('refuses what is missing', () => {
    const { refusal } = sampleWorkspace()
    const about = (more: object) => refusal('create-item', { ...input, ...more }).about
    expect(about({ product: missing.product })).toEqual({ kind: 'product', id: missing.product })
    expect(about({ parent: missing.theme.replace('thm', 'itm') }).kind).toBe('item')
    expect(about({ feature: missing.feature }).kind).toBe('feature')
    expect(about({ theme: missing.theme }).kind).toBe('theme')
    expect(about({ after: 'itm_nowhere1' })).toEqual({ kind: 'item', id: 'itm_nowhere1' })
  })

  test('refuses what belongs to another product', () => {
    const { refusal } = sampleWorkspace()
    const why = (more: object) => refusal('create-item', { ...input, ...more })
    expect(why({ parent: others.item })).toEqual({ code: 'other-product', about: { kind: 'item' } })
    expect(why({ after: others.item })).toEqual({ code: 'other-product', about: { kind: 'item' } })
    expect(why({ feature: others.feature })).toEqual({ code: 'other-product', about: { kind: 'feature' } })
    expect(why({ theme: others.theme })).toEqual({ code: 'other-product', about: { kind: 'theme' } })
  })

  test('refuses an id that is in use, and stakeholders', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-item', { ...input, item: others.item }).code).toBe('id-taken')
    expect(refusal('create-item', input, stakeholder).code).toBe('not-allowed')
  })
})
