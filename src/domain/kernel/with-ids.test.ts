import { expect, test } from 'vitest'
import { withIds } from './with-ids.ts'

const command = { creates: { release: 'release', goal: 'goal' } } as const
const newId = (kind: string) => `new ${kind}`

test('draws an id for each record that is made and not named', () => {
  expect(withIds(command, { release: 'rel_1', text: 'Grow' }, newId)).toEqual({
    release: 'rel_1',
    text: 'Grow',
    goal: 'new goal',
  })
})

test('leaves what is no object, and null for an id, to the schema', () => {
  for (const input of [null, 'rel_1', ['rel_1'], undefined])
    expect(withIds(command, input, newId)).toBe(input)
  expect(withIds(command, { release: null, goal: 'gol_1' }, newId)).toEqual({ release: null, goal: 'gol_1' })
})

test('a command that makes nothing gets its input as it is', () => {
  expect(withIds({}, { item: 'itm_1' }, newId)).toEqual({ item: 'itm_1' })
})
