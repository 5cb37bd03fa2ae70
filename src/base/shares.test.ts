import { expect, test } from 'vitest'
import { shares } from './shares.ts'

const of = (wanted: { [name: string]: number }, all: number) =>
  Object.fromEntries(shares(new Map(Object.entries(wanted)), all))

test('who asks for little gets it, and the others share what is left', () => {
  expect(of({ items: 20_000, releases: 12, roles: 4 }, 200)).toEqual({ roles: 4, releases: 12, items: 184 })
  expect(of({ items: 500, features: 300 }, 200)).toEqual({ features: 100, items: 100 })
  expect(of({ items: 500, features: 300, goals: 1 }, 4)).toEqual({ goals: 1, features: 1, items: 2 })
})

test('where there is enough everybody gets all', () => {
  expect(of({ items: 3, goals: 1 }, 200)).toEqual({ goals: 1, items: 3 })
  expect(of({}, 200)).toEqual({})
})
