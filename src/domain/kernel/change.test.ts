import { describe, expect, test } from 'vitest'
import type { Theme } from '../backlog/theme.ts'
import { changed, created, deleted, inverse, merged } from './change.ts'

const theme: Theme = { id: 'thm_00000001', product: 'prd_00000001', name: 'Maps', words: [], feature: null }
const renamed = { ...theme, name: 'Charts' }

describe('a change', () => {
  test('tells what was and what is', () => {
    expect(created('theme', theme)).toEqual({ kind: 'theme', id: theme.id, before: null, after: theme })
    expect(changed('theme', theme, { name: 'Charts' })).toEqual({
      kind: 'theme',
      id: theme.id,
      before: theme,
      after: renamed,
    })
    expect(deleted('theme', theme)).toEqual({ kind: 'theme', id: theme.id, before: theme, after: null })
  })

  test('turns around', () => {
    const change = changed('theme', theme, { name: 'Charts' })
    expect(inverse(change)).toEqual(changed('theme', renamed, { name: 'Maps' }))
    expect(inverse(inverse(change))).toEqual(change)
    expect(inverse(created('theme', theme))).toEqual(deleted('theme', theme))
  })
})

describe('merged changes', () => {
  const other = { ...theme, id: 'thm_00000002' as const }

  test('have one entry a record, in the order of first touch', () => {
    const steps = [
      created('theme', theme),
      created('theme', other),
      changed('theme', theme, { name: 'Charts' }),
    ]
    expect(merged(steps)).toEqual([created('theme', renamed), created('theme', other)])
  })

  test('leave out what came to nothing: made and deleted, or changed there and back', () => {
    expect(merged([created('theme', theme), deleted('theme', theme)])).toEqual([])
    const there = changed('theme', theme, { name: 'Charts' })
    expect(merged([there, inverse(there)])).toEqual([])
  })

  test('make a deletion and a new record of the same id one change', () => {
    expect(merged([deleted('theme', theme), created('theme', renamed)])).toEqual([
      changed('theme', theme, { name: 'Charts' }),
    ])
  })
})
