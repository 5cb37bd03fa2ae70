import { describe, expect, test } from 'vitest'
import { bounds } from './bounds.ts'
import { createMemberLimits } from './member-limits.ts'

function limits() {
  const clock = { now: 1_000_000 }
  const few = { ...bounds, stepsASecond: 10, stepsAtOnce: 20, workOfRequest: 0, workOfMegabyte: 0 }
  return { clock, of: createMemberLimits(few, () => clock.now) }
}
const times = (count: number, what: () => number) => Array.from({ length: count }, what)

describe('a member', () => {
  test('may do so much at once and so much a second while somebody else is there', () => {
    const { of, clock } = limits()
    of('bob').ask()
    expect(times(20, () => of('ann').ask())).toEqual(Array(20).fill(0))
    expect(of('ann').ask()).toBeCloseTo(0.1)
    clock.now += 500
    expect(times(6, () => of('ann').ask()).filter((wait) => wait === 0)).toHaveLength(5)
    expect(of('bob').ask()).toBe(0)
  })

  test('is held to nothing while alone, and when the others have gone', () => {
    const { of, clock } = limits()
    expect(times(100, () => of('ann').ask())).toEqual(Array(100).fill(0))
    of('bob').ask()
    expect(of('ann').ask()).toBeGreaterThan(0)
    clock.now += bounds.presentMs + 1
    for (let n = 0; n < 100; n++) expect(of('ann').ask()).toBe(0)
  })

  test('is not held to anything by what the server does itself', () => {
    const { of } = limits()
    of('system').worked(10_000)
    expect(times(100, () => of('ann').ask())).toEqual(Array(100).fill(0))
  })

  test('waits for the time that their asking took, and longer when they ask on regardless', () => {
    const { of, clock } = limits()
    of('bob').ask()
    of('ann').worked(bounds.workAtOnce + 200)
    const wait = of('ann').ask()
    expect(wait).toBeCloseTo(200 / bounds.workASecond)
    for (let n = 0; n < 50; n++) of('ann').refused()
    expect(of('ann').ask()).toBeGreaterThan(wait)
    clock.now += 60_000
    of('bob').ask()
    expect(of('ann').ask()).toBe(0)
  })

  test('waits before they take long again, which what is short does not bring about', () => {
    const { of, clock } = limits()
    of('bob').ask()
    for (let n = 0; n < 100; n++) of('ann').worked(bounds.shortWork)
    expect(of('ann').waitForLong()).toBe(0)
    of('ann').worked(bounds.longWorkAtOnce + 99)
    expect(of('ann').waitForLong()).toBeCloseTo((99 + bounds.longWorkAtOnce / 2) / bounds.longWorkASecond)
    expect(of('bob').waitForLong()).toBe(0)
    clock.now += bounds.presentMs + 1
    expect(of('ann').waitForLong()).toBe(0)
  })
})
