import { describe, expect, test } from 'vitest'
import { items, missing, sampleWorkspace, themes } from '#tests/support/sample-workspace.ts'
import { edit, free, lookUp, lookUpAll } from './lookup.ts'

describe('looking up', () => {
  const { state, get } = sampleWorkspace()

  test('finds a record of the kind, or refuses', () => {
    expect(lookUp(state, 'item', items[0])).toBe(get('item', items[0]))
    expect(lookUp(state, 'theme', items[0])).toMatchObject({ code: 'not-found', about: { kind: 'theme' } })
  })

  test('finds several in the order asked for; the first missing one refuses', () => {
    expect(lookUpAll(state, 'item', [items[1], items[0]])).toEqual([
      get('item', items[1]),
      get('item', items[0]),
    ])
    expect(lookUpAll(state, 'item', [items[1], missing.item])).toMatchObject({ about: { id: missing.item } })
    expect(lookUpAll(state, 'item', [])).toEqual([])
  })

  test('finds an id free or taken', () => {
    expect(free(state, 'item', missing.item)).toBeNull()
    expect(free(state, 'item', items[0])?.code).toBe('id-taken')
  })

  test('edits only fields that are sent and differ', () => {
    const theme = get('theme', themes[0])
    expect(
      edit(state, 'theme', theme, { name: 'Search', words: ['search', 'find'], feature: undefined }),
    ).toEqual([])
    expect(edit(state, 'theme', theme, { name: 'Find', words: ['search', 'find'] })).toMatchObject([
      { before: theme, after: { ...theme, name: 'Find' } },
    ])
  })
})
