import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { giveBack } from './give-back.ts'

const MB = 1024 * 1024
let memory = 100 * MB
let collected = 0
let timer: NodeJS.Timeout

beforeEach(() => {
  vi.useFakeTimers()
  ;[memory, collected] = [100 * MB, 0]
})
afterEach(() => {
  clearInterval(timer)
  vi.useRealTimers()
})
const start = (left: () => number) => {
  timer = giveBack(
    () => {
      collected += 1
      memory = left()
    },
    () => memory,
  )
}

test('what much work has taken is looked for in a calm moment, and not again when it has come back', () => {
  start(() => 105 * MB)
  for (let n = 1; n < 20; n++) {
    memory += 40 * MB
    vi.advanceTimersByTime(5_000)
  }
  expect(collected).toBe(0)
  vi.advanceTimersByTime(60_000)
  expect([collected, memory]).toEqual([1, 105 * MB])
})

test('what is in use is looked at a few times, and left alone until there is much more', () => {
  start(() => memory)
  memory = 300 * MB
  vi.advanceTimersByTime(600_000)
  expect(collected).toBe(3)
  memory = 310 * MB
  vi.advanceTimersByTime(600_000)
  expect(collected).toBe(3)
  memory = 400 * MB
  vi.advanceTimersByTime(600_000)
  expect(collected).toBe(6)
})
