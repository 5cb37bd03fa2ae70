import { describe, expect, test } from 'vitest'
import { items, missing, others, sampleWorkspace, themes } from '#tests/support/sample-workspace.ts'
import { changed } from './change.ts'
import { trouble } from './judge.ts'
import { lookAfter, lookIn } from './look.ts'

describe('a record may not stand', () => {
  const { state, get } = sampleWorkspace()
  const judged = (fields: object) => {
    const before = get('item', items[0])
    const change = changed('item', before, fields)
    const look = lookAfter(state, new Map([[before.id, change]]))
    return trouble(state, look, 'item', change.after!, before)
  }

  test('when what it points at is missing or of another product', () => {
    expect(judged({ theme: missing.theme })).toEqual({
      code: 'not-found',
      about: { kind: 'theme', id: missing.theme },
    })
    expect(judged({ theme: others.theme })).toEqual({ code: 'other-product', about: { kind: 'theme' } })
    expect(judged({ theme: themes[1] })).toBeNull()
  })

  test('when it left its product', () => {
    expect(judged({ product: 'prd_00000002' })).toEqual({ code: 'other-product', about: { kind: 'item' } })
  })

  test('when its kind’s own rule says so', () => {
    expect(judged({ parent: items[0] })?.code).toBe('own-parent')
  })

  test('but is not asked again for what it points at already', () => {
    const item = { ...get('item', items[0]), theme: missing.theme as never }
    expect(trouble(state, lookIn(state), 'item', { ...item, title: 'X' }, item)).toBeNull()
    expect(trouble(state, lookIn(state), 'item', item, null)?.code).toBe('not-found')
  })
})
