import { describe, expect, test } from 'vitest'
import { createFloodGuard } from './flood-guard.ts'

describe('the flood guard', () => {
  test('lets a burst through, and then as many as the rate allows', () => {
    let time = 0
    const allows = createFloodGuard(10, 5, () => time)
    expect(Array.from({ length: 6 }, allows)).toEqual([true, true, true, true, true, false])
    time = 100
    expect([allows(), allows()]).toEqual([true, false])
  })

  test('counts what a call says it takes', () => {
    let time = 0
    const allows = createFloodGuard(10, 50, () => time)
    expect([allows(40), allows(20), allows(10)]).toEqual([true, false, true])
    time = 2_000
    expect([allows(21), allows(20)]).toEqual([false, true])
  })

  test('does not save up more than a burst', () => {
    let time = 0
    const allows = createFloodGuard(10, 5, () => time)
    time = 1_000_000
    expect(Array.from({ length: 6 }, allows).filter(Boolean)).toHaveLength(5)
  })
})
