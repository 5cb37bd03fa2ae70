import { describe, expect, test } from 'vitest'
import { ariaKeyShortcuts, type KeyPress, keyCaps, keyText, matchesStroke, parseKeys } from './keys.ts'

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})
const matches = (keys: string, event: KeyPress, mac = false) => matchesStroke(parseKeys(keys)[0]!, event, mac)

describe('keys are read', () => {
  test('modifiers in any order, the key last', () => {
    expect(parseKeys('Shift+Mod+O')).toEqual([{ mod: true, ctrl: false, alt: false, shift: true, key: 'o' }])
  })
  test('a space separates strokes', () => {
    expect(parseKeys('g b').map((stroke) => stroke.key)).toEqual(['g', 'b'])
  })
  test('plus is a key too', () => {
    expect(parseKeys('+')[0]).toMatchObject({ mod: false, key: '+' })
    expect(parseKeys('Mod++')[0]).toMatchObject({ mod: true, key: '+' })
  })
  test('an unknown modifier is a mistake and says so', () => {
    expect(() => parseKeys('Cmd+K')).toThrow("'Cmd' is none of")
  })
})

describe('a press matches', () => {
  test('Mod is Command on a Mac and Control elsewhere, never the other', () => {
    expect(matches('Mod+K', press('k', { ctrlKey: true }))).toBe(true)
    expect(matches('Mod+K', press('k', { metaKey: true }))).toBe(false)
    expect(matches('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
    expect(matches('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false)
  })
  test('a bare letter needs no modifier and no Shift', () => {
    expect(matches('c', press('c'))).toBe(true)
    expect(matches('C', press('c'))).toBe(true)
    expect(matches('c', press('C', { shiftKey: true }))).toBe(false)
    expect(matches('c', press('c', { ctrlKey: true }))).toBe(false)
    expect(matches('c', press('c', { altKey: true }))).toBe(false)
  })
  test('Caps Lock does not change a letter', () => {
    expect(matches('c', press('C'))).toBe(true)
  })
  test('Shift and a letter', () => {
    expect(matches('Shift+R', press('R', { shiftKey: true }))).toBe(true)
    expect(matches('Shift+R', press('r'))).toBe(false)
  })
  test('a sign is what the layout types, with or without Shift', () => {
    expect(matches('?', press('?', { shiftKey: true, code: 'Slash' }))).toBe(true)
    expect(matches('#', press('#', { code: 'Backslash' }))).toBe(true)
    expect(matches('/', press('?', { shiftKey: true, code: 'Slash' }))).toBe(false)
  })
  test('Option on a Mac goes by place because it types another character', () => {
    expect(matches('Alt+C', press('ç', { altKey: true, code: 'KeyC' }), true)).toBe(true)
    expect(matches('Alt+C', press('c', { altKey: true, code: 'KeyJ' }))).toBe(true)
  })
  test('Shift and a sign go by place because Shift types another', () => {
    expect(matches('Mod+Shift+,', press('<', { ctrlKey: true, shiftKey: true, code: 'Comma' }))).toBe(true)
    expect(matches('Mod+.', press('.', { ctrlKey: true, code: 'Period' }))).toBe(true)
  })
  test('letters are found by place where the layout is not Latin', () => {
    expect(matches('j', press('о', { code: 'KeyJ' }))).toBe(true)
    expect(matches('j', press('k', { code: 'KeyJ' }))).toBe(false)
  })
  test('named keys', () => {
    expect(matches('Space', press(' '))).toBe(true)
    expect(matches('Alt+ArrowUp', press('ArrowUp', { altKey: true }))).toBe(true)
    expect(matches('ArrowUp', press('ArrowUp', { shiftKey: true }))).toBe(false)
  })
  test('Ctrl means Control on either platform', () => {
    expect(matches('Ctrl+M', press('m', { ctrlKey: true }), true)).toBe(true)
    expect(matches('Ctrl+M', press('m', { ctrlKey: true }))).toBe(true)
    expect(matches('Ctrl+M', press('m', { metaKey: true }), true)).toBe(false)
  })
})

describe('keys are shown', () => {
  test('with the caps of the platform', () => {
    expect(keyCaps('Mod+Shift+O', true)).toEqual([['⌘', '⇧', 'O']])
    expect(keyCaps('Mod+Shift+O', false)).toEqual([['Ctrl', 'Shift', 'O']])
    expect(keyText('Alt+ArrowUp', false)).toBe('Alt+↑')
    expect(keyText('F2', false)).toBe('F2')
    expect(keyText('g b', true)).toBe('G then B')
  })
  test('to assistive technology, without the chords it cannot say', () => {
    expect(ariaKeyShortcuts(['Mod+K', 'g b', '/'], true)).toBe('Meta+K /')
    expect(ariaKeyShortcuts(['Mod+K'], false)).toBe('Control+K')
    expect(ariaKeyShortcuts(['g b'])).toBeUndefined()
    expect(ariaKeyShortcuts(undefined)).toBeUndefined()
  })
})
