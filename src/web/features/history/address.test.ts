import { expect, test } from 'vitest'
import { readAt, readHistory, readPast, timeOf } from './address.ts'

test('a moment is a step by its number, a day, or a time', () => {
  expect(readAt(4182)).toBe(4182)
  expect(readAt('4182')).toBe(4182)
  expect(readAt('2026-11-03')).toBe('2026-11-03')
  expect(readAt('2026-11-03T14:05:00.000Z')).toBe('2026-11-03T14:05:00.000Z')
})

test('what names no moment is left out', () => {
  for (const text of ['soon', '', '2026-13-45', '2026-11', -1, 1.5, null, '2026-11-03Tea'])
    expect(readAt(text)).toBeUndefined()
  expect(readPast({ at: 'soon' })).toEqual({})
})

test('a day means its last moment, where the person is', () => {
  expect(new Date(timeOf('2026-11-03')).toString()).toBe(new Date(2026, 10, 3, 23, 59, 59, 999).toString())
})

test('the address keeps what it can read and nothing else', () => {
  expect(
    readHistory({ member: 'mem_1', kind: '', since: 'then', until: '2026-11-03', from: '7', x: 1 }),
  ).toEqual({
    member: 'mem_1',
    until: '2026-11-03',
    from: 7,
  })
})
