import { describe, expect, test } from 'vitest'
import { items, metrics, others, sampleWorkspace, themes, trailmix } from '#tests/support/sample-workspace.ts'
import { item } from '../backlog/item.ts'
import { metric } from '../roadmap/metric.ts'
import { createOf, deleteOf, editOf, rankOf } from './kind-commands.ts'
import { shapeOf } from './named.ts'
import { owners, planners } from './right.ts'

const fieldsOf = (command: { input: Parameters<typeof shapeOf>[0] }) => Object.keys(shapeOf(command.input))

describe('the command that makes a record', () => {
  const create = createOf('metric', metric, { title: 'Add metric' })

  test('is named after the kind, and may do without what has an initial value', () => {
    expect(create).toMatchObject({ name: 'create-metric', creates: { metric: 'metric' }, allow: planners })
    expect(create.input.parse({ metric: metrics[0], goal: 'gol_00000001', name: 'Rating' })).toMatchObject({
      unit: '',
      target: null,
      timing: 'lagging',
    })
    expect(create.input.safeParse({ metric: metrics[0], name: 'Rating' }).success).toBe(false)
  })

  test('asks for what it belongs to and what may be edited, and for a neighbour where there is a rank', () => {
    expect(fieldsOf(createOf('item', item, { title: 'Add item' }))).toEqual([
      'item',
      'product',
      'title',
      'kind',
      'status',
      'estimate',
      'description',
      'parent',
      'feature',
      'theme',
      'after',
    ])
    expect(fieldsOf(create)).toContain('after')
  })

  test('takes long texts as texts, and says so', () => {
    const made = createOf('item', item, { title: 'Add item' })
    expect(made.texts).toEqual(['description'])
    const input = { item: items[0], product: trailmix, title: 'New', description: 'Long' }
    expect(made.input.parse(input)).toMatchObject({ description: 'Long' })
    expect(made.input.parse({ ...input, description: undefined })).toMatchObject({ description: '' })
  })
})

describe('the command that edits a record', () => {
  test('asks for no field that the product gives itself', () => {
    const fields = fieldsOf(editOf('item', item, { title: 'Edit item', allow: owners }))
    for (const given of ['product', 'number', 'rank', 'createdAt', 'source'])
      expect(fields).not.toContain(given)
    expect(fields).toContain('base')
    expect(fieldsOf(editOf('metric', metric, { title: 'Edit metric' }))).not.toContain('base')
  })
})

describe('commands from a kind’s table', () => {
  test('place a record behind another of its list, wherever the list is', () => {
    const { act, order, refusal } = sampleWorkspace()
    const created = { goal: 'gol_00000001', name: 'New' }
    act('create-metric', { ...created, metric: 'mtr_00000top', after: null })
    act('create-metric', { ...created, metric: 'mtr_000inner', after: metrics[0] })
    expect(order('metric', created.goal)).toEqual(['mtr_00000top', metrics[0], 'mtr_000inner', metrics[1]])
    const stray = { ...created, metric: 'mtr_000stray', after: others.metric }
    expect(refusal('create-metric', stray)).toEqual({
      code: 'not-found',
      about: { kind: 'metric', id: others.metric },
    })
  })

  test('are told apart by kind and title, and allow what is said', () => {
    expect(
      deleteOf('theme', { schema: item.schema }, { title: 'Delete theme', allow: owners }),
    ).toMatchObject({
      name: 'delete-theme',
      title: 'Delete theme',
      allow: owners,
    })
    expect(rankOf('metric', metric, { title: 'Move metric' }).name).toBe('rank-metric')
  })

  test('find their record, or refuse', () => {
    const { refusal, act, get } = sampleWorkspace()
    expect(refusal('edit-theme', { theme: 'thm_0000none', name: 'X' }).code).toBe('not-found')
    act('delete-theme', { theme: themes[0] })
    expect(get('item', items[0]).theme).toBeNull()
  })
})
