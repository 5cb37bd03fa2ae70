import { describe, expect, test } from 'vitest'
import {
  features,
  items,
  missing,
  sampleWorkspace,
  stakeholder,
  team,
  themes,
  viewer,
} from '#tests/support/sample-workspace.ts'

const item = items[4]

describe('restore-record', () => {
  test('gives an item the values it had right after a step, as a step that can be undone', () => {
    const { act, undo, get } = sampleWorkspace()
    const then = act('edit-item', { item, title: 'Log in', estimate: 5 })
    act('edit-item', { item, title: 'Enter', status: 'ready' }, team)
    const before = get('item', item)
    const restoring = act('restore-record', { record: item, commit: then.id })
    expect(get('item', item)).toMatchObject({ title: 'Log in', estimate: 5, status: 'draft' })
    undo(restoring)
    expect(get('item', item)).toEqual(before)
  })

  test('brings a long text back by its document, without writing it again', () => {
    const { act, get, documents } = sampleWorkspace()
    const then = act('edit-item', { item, description: 'First' })
    act('edit-item', { item, description: 'Second' })
    const restoring = act('restore-record', { record: item, commit: then.id })
    expect(documents.get(get('item', item).description!)).toBe('First')
    expect(restoring.changes.flatMap((change) => change.documents ?? [])).toEqual([])
  })

  test('leaves the item in its place', () => {
    const { act, order, get } = sampleWorkspace()
    const then = act('edit-item', { item, title: 'Log in' })
    act('rank-item', { item, after: null })
    act('edit-item', { item, title: 'Enter' })
    act('restore-record', { record: item, commit: then.id })
    expect(get('item', item).title).toBe('Log in')
    expect(order('item', get('item', item).product)[0]).toBe(item)
  })

  test('leaves away what the item pointed at and is gone', () => {
    const { act, get } = sampleWorkspace()
    const then = act('edit-item', { item, theme: themes[0], feature: features[0] })
    act('delete-theme', { theme: themes[0] })
    act('edit-item', { item, feature: null })
    act('restore-record', { record: item, commit: then.id })
    expect(get('item', item)).toMatchObject({ theme: null, feature: features[0] })
  })

  test('does nothing where all stands so already', () => {
    const { act } = sampleWorkspace()
    const then = act('edit-item', { item, title: 'Log in' })
    expect(act('restore-record', { record: item, commit: then.id }).changes).toEqual([])
  })

  test('refuses what is gone, and what has come to clash since', () => {
    const { act, refusal } = sampleWorkspace()
    const beneath = act('edit-item', { item, parent: items[0] })
    act('edit-item', { item, parent: null })
    act('edit-item', { item: items[0], parent: item })
    expect(refusal('restore-record', { record: item, commit: beneath.id }).code).toBe('own-parent')
    act('delete-items', { items: [item] })
    expect(refusal('restore-record', { record: item, commit: beneath.id })).toMatchObject({
      code: 'gone-since',
    })
  })

  test('knows no commit that is not there, did nothing to the record, or may not be seen', () => {
    const { act, refusal } = sampleWorkspace()
    const then = act('edit-item', { item, title: 'Log in' })
    const unknown = { code: 'no-such-commit', about: {} }
    expect(refusal('restore-record', { record: item, commit: 'nothing' }).code).toBe('not-at-hand')
    expect(refusal('restore-record', { record: missing.item, commit: then.id })).toEqual(unknown)
    expect(refusal('restore-record', { record: item, commit: then.id }, stakeholder)).toEqual(unknown)
  })

  test('is no way round a right', () => {
    const { act, refusal } = sampleWorkspace()
    const then = act('edit-item', { item, title: 'Log in' })
    act('edit-item', { item, title: 'Enter' })
    expect(refusal('restore-record', { record: item, commit: then.id }, viewer).code).toBe('not-allowed')
  })
})
