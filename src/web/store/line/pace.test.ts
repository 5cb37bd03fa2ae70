import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Pace } from './pace.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('pace', () => {
  test('lets a burst through at once and the rest in time, in order', () => {
    const pace = new Pace(100, 5)
    const done: number[] = []
    for (let n = 0; n < 30; n++) pace.add(() => done.push(n))
    expect(done).toEqual([0, 1, 2, 3, 4])
    vi.advanceTimersByTime(100)
    expect(done.length).toBeGreaterThanOrEqual(8)
    expect(done.length).toBeLessThanOrEqual(15)
    vi.advanceTimersByTime(1_000)
    expect(done).toEqual(Array.from({ length: 30 }, (_, n) => n))
  })

  test('forgets what waits when it is cleared', () => {
    const pace = new Pace(100, 1)
    const done: string[] = []
    pace.add(() => done.push('first'))
    pace.add(() => done.push('second'))
    pace.clear()
    vi.advanceTimersByTime(1_000)
    pace.add(() => done.push('third'))
    expect(done).toEqual(['first', 'third'])
  })
})
