import { expect, test } from 'vitest'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { slicesOf } from './slices.ts'

const call = (size: number): CommandCall => ({
  name: 'create-item',
  input: { title: 'x'.repeat(size), estimate: 3 },
})
const sizes = (calls: CommandCall[]) => [...slicesOf(calls)].map(({ length }) => length)

test('commands come five hundred at a time, in order', () => {
  const calls = Array.from({ length: 1200 }, () => call(10))
  expect(sizes(calls)).toEqual([500, 500, 200])
  expect([...slicesOf(calls)].flat()).toEqual(calls)
})

test('a slice is shorter where the texts are long, but never empty', () => {
  expect(sizes([call(300_000), call(300_000), call(100), call(2_000_000), call(100)])).toEqual([1, 2, 1, 1])
})

test('nothing to do is no slice', () => {
  expect(sizes([])).toEqual([])
})

test('a command is made no sooner than its slice is asked for', () => {
  let made = 0
  function* calls() {
    for (;;) {
      made++
      yield call(1)
    }
  }
  slicesOf(calls()).next()
  expect(made).toBe(501)
})
