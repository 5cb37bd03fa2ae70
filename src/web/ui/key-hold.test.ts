import { describe, expect, test } from 'vitest'
import { type HeldPress, HOLD_MS, keyHolds } from './key-hold.ts'

const press = (key: string, more: Partial<HeldPress> = {}): HeldPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altGraph: false,
  ...more,
})

function stage({ keep = true } = {}) {
  const at = { now: 0, arrived: false, cancelled: 0 }
  const holds = keyHolds(() => at.now)
  const hold = holds.hold({ arrived: () => at.arrived, cancel: () => at.cancelled++, keep })
  const type = (keys: readonly string[]) => keys.map((key) => holds.swallows(press(key)))
  return { at, holds, hold, type }
}

describe('keys held back while something opens', () => {
  test('nothing is held back while nothing opens', () => {
    expect(keyHolds(() => 0).swallows(press('r'))).toBe(false)
  })

  test('letters are kept for the palette and taken once', () => {
    const { hold, type } = stage()
    expect(type(['r', 'e', ' ', 'é', '😀'])).toEqual([true, true, true, true, true])
    expect(hold.take()).toBe('re é😀')
    expect(hold.take()).toBe('')
  })

  test('Enter, arrows and keys with Ctrl do nothing, and Backspace takes the last letter back', () => {
    const { holds, hold, type } = stage()
    expect(type(['a', '😀', 'Backspace', 'Enter', 'ArrowDown', 'b'])).not.toContain(false)
    expect(holds.swallows(press('k', { ctrlKey: true }))).toBe(true)
    expect(holds.swallows(press('z', { metaKey: true }))).toBe(true)
    expect(hold.take()).toBe('ab')
  })

  test('Tab stands between what was typed for one field and for the next, and back it goes nowhere', () => {
    const { holds, hold, type } = stage()
    type(['a', 'Tab', 'b'])
    expect(holds.swallows(press('Tab', { shiftKey: true }))).toBe(true)
    expect(hold.take()).toBe('a\tb')
  })

  test('presses are kept in their order for a list, and taken out one by one', () => {
    const { holds, hold, type } = stage()
    type(['S', 'e', 'Tab', 'Backspace', 'ArrowDown', 'Enter'])
    holds.swallows(press('k', { ctrlKey: true }))
    const taken = ['S', 'e', 'Backspace', 'ArrowDown', 'Enter', undefined]
    expect(taken.map(() => hold.next())).toEqual(taken)
  })

  test('what AltGr types is kept', () => {
    const { holds, hold } = stage()
    expect(holds.swallows(press('@', { ctrlKey: true, altGraph: true }))).toBe(true)
    expect(hold.take()).toBe('@')
  })

  test('where nothing is kept the press does nothing all the same', () => {
    const { hold, type } = stage({ keep: false })
    expect(type(['r'])).toEqual([true])
    expect(hold.take()).toBe('')
  })

  test('keys work again once the focus has arrived', () => {
    const { at, hold, type } = stage()
    expect(type(['a'])).toEqual([true])
    at.arrived = true
    expect(type(['b'])).toEqual([false])
    expect(hold.take()).toBe('a')
  })

  test('keys work again after the limit, and what was typed before is forgotten', () => {
    const { at, hold, type } = stage()
    at.now = HOLD_MS - 1
    expect(type(['a'])).toEqual([true])
    at.now = HOLD_MS
    expect(type(['b'])).toEqual([false])
    expect(hold.take()).toBe('')
  })

  test('keys work again when it ends', () => {
    const { hold, type } = stage()
    hold.end()
    expect(type(['a'])).toEqual([false])
  })

  test('Esc gives up what was to open', () => {
    const { at, hold, type } = stage()
    expect(type(['a', 'Escape', 'b'])).toEqual([true, true, false])
    expect([at.cancelled, hold.take()]).toEqual([1, ''])
  })

  test('function keys and modifiers stay the browser’s', () => {
    expect(stage().type(['F5', 'F12', 'Shift', 'Control'])).toEqual([false, false, false, false])
  })

  test('while two open, keys are held until both have arrived', () => {
    const { at, holds, type } = stage()
    const second = holds.hold({ arrived: () => false, cancel() {} })
    at.arrived = true
    expect(type(['a'])).toEqual([true])
    second.end()
    expect(type(['a'])).toEqual([false])
  })
})
