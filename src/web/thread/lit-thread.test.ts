import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LitThread, type Subject } from './lit-thread.ts'
import type { Line } from './thread.ts'

const release = (id: string): Subject => ({ kind: 'release', id })
const feature = (id: string): Subject => ({ kind: 'feature', id })

/** Features by the release that they stand in. */
let stands: { [feature: string]: string }
const lineOf = ({ kind, id }: Subject): Line | null => {
  const at = kind === 'release' ? id : stands[id]
  return at ? { release: at, feature: kind === 'feature' ? id : null, item: null } : null
}

let thread: LitThread
const lit = () => thread.line && (thread.line.feature ?? thread.line.release)
const wait = () => vi.advanceTimersByTime(120)

beforeEach(() => {
  vi.useFakeTimers()
  stands = { maps: 'first', search: 'first', diary: 'second' }
  thread = new LitThread()
  thread.begin(lineOf)
})
afterEach(() => vi.useRealTimers())

describe('The thread that is lit', () => {
  test('waits until the mouse rests, so that reading does not flicker', () => {
    thread.point(feature('maps'))
    vi.advanceTimersByTime(100)
    thread.point(feature('search'))
    vi.advanceTimersByTime(100)
    expect(lit()).toBeNull()
    vi.advanceTimersByTime(20)
    expect(lit()).toBe('search')
  })

  test('is that of the focus at once', () => {
    thread.focus(release('second'))
    expect(lit()).toBe('second')
  })

  test('follows the last input: a key takes it back from a mouse that lies there', () => {
    thread.focus(feature('maps'))
    thread.point(feature('diary'))
    wait()
    expect(lit()).toBe('diary')
    thread.key()
    expect(lit()).toBe('maps')
    thread.point(feature('diary'))
    wait()
    expect(lit()).toBe('diary')
  })

  test('a key pressed while the mouse comes to rest keeps it', () => {
    thread.focus(feature('maps'))
    thread.point(feature('diary'))
    thread.key()
    wait()
    expect(lit()).toBe('maps')
  })

  test('goes back to the focus when the mouse leaves', () => {
    thread.focus(feature('maps'))
    thread.point(feature('diary'))
    wait()
    thread.point(null)
    wait()
    expect(lit()).toBe('maps')
  })

  test('is that of the focus at once, too, while the mouse lies on nothing that hangs on a line', () => {
    thread.focus(feature('maps'))
    thread.point(null)
    wait()
    thread.focus(release('second'))
    expect(lit()).toBe('second')
  })

  test('is out when the focus leaves, until the mouse moves', () => {
    thread.point(feature('maps'))
    wait()
    thread.focus(feature('maps'))
    thread.focus(null)
    expect(lit()).toBeNull()
    thread.point(feature('maps'))
    wait()
    expect(lit()).toBe('maps')
  })

  test('is out while something is dragged, and that of the focus once it is dropped', () => {
    thread.point(feature('maps'))
    wait()
    thread.drag()
    expect(lit()).toBeNull()
    thread.focus(feature('maps'))
    thread.key()
    expect(lit()).toBe('maps')
  })

  test('is computed from the record as it is now', () => {
    const told = vi.fn()
    thread.subscribe(told)
    thread.focus(feature('maps'))
    expect(thread.line?.release).toBe('first')
    stands.maps = 'second'
    thread.refresh()
    expect(thread.line?.release).toBe('second')
    expect(told).toHaveBeenCalledTimes(2)
    thread.refresh()
    expect(told).toHaveBeenCalledTimes(2)
  })

  test('of a record that is gone is out', () => {
    thread.focus(feature('maps'))
    delete stands.maps
    thread.refresh()
    expect(lit()).toBeNull()
  })

  test('says how a record looks: on the line, beside it, or at rest', () => {
    expect(thread.lightOf('first', null)).toBe('rest')
    thread.focus(feature('maps'))
    expect(thread.lightOf('first', null)).toBe('lit')
    expect(thread.lightOf('first', 'maps')).toBe('lit')
    expect(thread.lightOf('first', 'search')).toBe('dim')
    expect(thread.lightOf('second', null)).toBe('dim')
    expect(thread.lightOf(null, null)).toBe('dim')
  })
})
