import { describe, expect, test } from 'vitest'
import { partsOf, scopeIn, shelves, workspaceScope } from './scope.ts'

describe('a scope', () => {
  test('is taken apart into what it was made of', () => {
    expect(partsOf(workspaceScope)).toEqual({ product: null, shelf: null, member: null })
    for (const shelf of shelves.filter((name) => name !== 'private'))
      expect(partsOf(scopeIn('prd_1', shelf))).toEqual({ product: 'prd_1', shelf, member: null })
    expect(partsOf(scopeIn('prd_1', 'private', 'mbr_1'))).toEqual({
      product: 'prd_1',
      shelf: 'private',
      member: 'mbr_1',
    })
  })

  test.each([
    '',
    'prd_1',
    'prd_1.',
    '.plan',
    'prd_1.attic',
    'prd_1.plan.mbr_1',
    'prd_1.private',
    'prd_1.private.a.b',
  ])('is not "%s"', (text) => {
    expect(partsOf(text)).toBeNull()
  })
})
