import { describe, expect, test } from 'vitest'
import { belongsToFocus, type FocusKind } from './text-focus.ts'

const press = (key: string, over: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})
const page: FocusKind = { typing: 'no', presses: false }
const button: FocusKind = { typing: 'no', presses: true }
const line: FocusKind = { typing: 'line', presses: true }
const text: FocusKind = { typing: 'text', presses: true }
const mod = { ctrlKey: true }

describe('a press belongs to what has the focus', () => {
  test('nothing on the page itself', () => {
    expect(belongsToFocus(page, press('c'))).toBe(false)
    expect(belongsToFocus(page, press('Enter'))).toBe(false)
  })
  test('characters, Alt and Esc in text', () => {
    expect(belongsToFocus(line, press('c'))).toBe(true)
    expect(belongsToFocus(text, press('?', { shiftKey: true }))).toBe(true)
    expect(belongsToFocus(text, press('ArrowUp', { altKey: true }))).toBe(true)
    expect(belongsToFocus(line, press('Escape'))).toBe(true)
  })
  test('with Mod only what editing text needs', () => {
    expect(belongsToFocus(line, press('z', mod))).toBe(true)
    expect(belongsToFocus(line, press('k', mod))).toBe(false)
    expect(belongsToFocus(text, press('k', mod))).toBe(true)
    expect(belongsToFocus(text, press('k', { ...mod, altKey: true }))).toBe(false)
    expect(belongsToFocus(text, press('Enter', mod))).toBe(false)
    expect(belongsToFocus(text, press('\\', mod))).toBe(false)
  })
  test('Enter, Space and arrows on a control, but not letters', () => {
    expect(belongsToFocus(button, press('Enter'))).toBe(true)
    expect(belongsToFocus(button, press(' '))).toBe(true)
    expect(belongsToFocus(button, press('c'))).toBe(false)
    expect(belongsToFocus(button, press('ArrowUp', { altKey: true }))).toBe(false)
  })
})
