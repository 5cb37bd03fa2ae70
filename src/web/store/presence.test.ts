import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Presence, Whereabouts } from '#protocol/messages.ts'
import { Here, Others } from './presence.ts'

const at = (visit: string, scope = 'prd_1.plan', cell: string | null = null): Presence => ({
  ...{ visit, member: `mbr_${visit}`, scope, screen: 'roadmap', cell },
})

describe('others', () => {
  test('come, move and go, and the page itself is none of them', () => {
    const others = new Others('mine')
    others.tell({ here: [at('mine'), at('ben')], gone: [] })
    expect(others.in('prd_1.plan').value).toEqual([at('ben')])
    others.tell({ here: [at('ben', 'prd_2.plan')], gone: [] })
    expect(others.in('prd_1.plan').value).toEqual([])
    expect(others.in('prd_2.plan').value).toEqual([at('ben', 'prd_2.plan')])
    others.tell({ here: [], gone: ['ben'] })
    expect(others.in('prd_2.plan').value).toEqual([])
  })

  test('wake only those who look at the scope', () => {
    const others = new Others('mine')
    const woken: string[] = []
    for (const scope of ['prd_1.plan', 'prd_2.plan']) others.in(scope).watch(() => woken.push(scope))
    others.tell({ here: [at('ben')], gone: [] })
    expect(woken).toEqual(['prd_1.plan'])
  })

  test('are not known any more where the person may no longer look', () => {
    const others = new Others('mine')
    others.tell({ here: [at('ben'), at('cleo', 'prd_2.plan')], gone: [] })
    others.leave(['prd_1.plan'])
    expect(others.in('prd_1.plan').value).toEqual([])
    expect(others.in('prd_2.plan').value).toEqual([at('cleo', 'prd_2.plan')])
  })

  test('are nowhere once there is no line', () => {
    const others = new Others('mine')
    others.tell({ here: [at('ben')], gone: [] })
    others.clear()
    expect(others.in('prd_1.plan').value).toEqual([])
  })
})

describe('here', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const where = (cell: string): Whereabouts => ({ scope: 'prd_1.plan', screen: 'roadmap', cell })

  test('is said at once, then four times a second at most, the last always', () => {
    const said: (string | null)[] = []
    const here = new Here((where) => said.push(where?.cell ?? null), 250)
    for (let n = 0; n < 99; n++) {
      here.set(where(`${n}`))
      vi.advanceTimersByTime(10)
    }
    expect(said.length).toBeLessThanOrEqual(4)
    expect(said[0]).toBe('0')
    vi.advanceTimersByTime(250)
    expect(said.at(-1)).toBe('98')
  })

  test('is taken back when the person looks at nothing of it any more, and not said before they look', () => {
    const said: (Whereabouts | null)[] = []
    const here = new Here((where) => said.push(where), 250)
    here.again()
    expect(said).toEqual([])
    here.set(where('a'))
    here.set(null)
    vi.advanceTimersByTime(250)
    expect(said).toEqual([where('a'), null])
  })

  test('is not said again while nothing changes, but on a new line', () => {
    let said = 0
    const here = new Here(() => {
      said += 1
    })
    here.set(where('a'))
    vi.advanceTimersByTime(1_000)
    here.set(where('a'))
    vi.advanceTimersByTime(1_000)
    expect(said).toBe(1)
    here.again()
    expect(said).toBe(2)
  })
})
