import { describe, expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

function limitAt() {
  const clock = { now: 1_000_000 }
  return { clock, limit: createRateLimit(3, 60, () => clock.now) }
}

describe('a rate limit', () => {
  test('lets so many attempts through and then says how long to wait', () => {
    const { clock, limit } = limitAt()
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 0])
    clock.now += 20_000
    expect(limit.take('a')).toBe(40)
  })

  test('slides: each attempt counts for its own minute', () => {
    const { clock, limit } = limitAt()
    for (let i = 0; i < 3; i++) {
      limit.take('a')
      clock.now += 10_000
    }
    clock.now += 30_001
    expect(limit.take('a')).toBe(0)
    expect(limit.take('a')).toBe(10)
  })

  test('counts each key for itself', () => {
    const { limit } = limitAt()
    for (let i = 0; i < 4; i++) limit.take('a')
    expect(limit.take('b')).toBe(0)
  })

  test('forgets an attempt that is given back', () => {
    const { limit } = limitAt()
    for (let i = 0; i < 10; i++) {
      expect(limit.take('a')).toBe(0)
      limit.giveBack('a')
    }
  })

  test('does not grow with keys that have fallen silent, nor lose those that have not', () => {
    const { clock, limit } = limitAt()
    for (let i = 0; i < 10_001; i++) limit.take(`old ${i}`)
    clock.now += 60_001
    for (let i = 0; i < 4; i++) limit.take('a')
    expect(limit.take('a')).toBe(60)
  })
})
