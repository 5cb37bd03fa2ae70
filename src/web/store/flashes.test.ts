import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Flashes, flashMs } from './flashes.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('A flash is kept while it is shown, so that what is drawn only now shows it, too', () => {
  const flashes = new Flashes()
  flashes.show(['a'])
  expect([flashes.of('a'), flashes.of('b')]).toEqual([1, 0])
  vi.advanceTimersByTime(flashMs)
  expect(flashes.of('a')).toBe(0)
})

test('One that flashes again starts afresh, and lasts its whole time', () => {
  const flashes = new Flashes()
  const told = vi.fn()
  flashes.subscribe(['a'], told)
  flashes.show(['a'])
  vi.advanceTimersByTime(flashMs - 1)
  flashes.show(['a'])
  vi.advanceTimersByTime(1)
  expect(flashes.of('a')).toBe(2)
  vi.advanceTimersByTime(flashMs)
  expect(flashes.of('a')).toBe(0)
  expect(told).toHaveBeenCalledTimes(3)
})

test('One that flashes again starts afresh, whatever else has flashed in between', () => {
  const flashes = new Flashes()
  flashes.show(['a'])
  vi.advanceTimersByTime(400)
  flashes.show(['b'])
  vi.advanceTimersByTime(400)
  flashes.show(['a'])
  expect(flashes.of('a')).toBe(2)
  vi.advanceTimersByTime(flashMs - 1)
  expect(flashes.of('a')).toBe(2)
})
