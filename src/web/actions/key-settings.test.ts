import { expect, test } from 'vitest'
import { isCharacterKey, liveKeys } from '#web/ui/keys.ts'
import { keysOf, readKeySettings, writeKeySettings } from './key-settings.ts'

const create = { id: 'create', keys: ['c', 'Alt+C'] }

test('an action has the keys it came with', () => {
  expect(keysOf(create, { characters: true, keys: {} })).toEqual(['c', 'Alt+C'])
})
test('single characters can be switched off, chords of them included', () => {
  expect(keysOf(create, { characters: false, keys: {} })).toEqual(['Alt+C'])
  expect(keysOf({ id: 'go', keys: ['g b'] }, { characters: false, keys: {} })).toEqual([])
  expect(isCharacterKey('Shift+R')).toBe(true)
  expect(isCharacterKey('ArrowDown')).toBe(false)
})
test('an action can have other keys, or none', () => {
  expect(keysOf(create, { characters: true, keys: { create: ['n'] } })).toEqual(['n'])
  expect(keysOf(create, { characters: true, keys: { create: [] } })).toEqual([])
})

test('keys that do nothing are not offered, either', () => {
  expect(liveKeys(['c', 'Mod+K'])).toEqual(['c', 'Mod+K'])
  writeKeySettings({ ...readKeySettings(), characters: false })
  expect(keysOf(create)).toEqual(['Alt+C'])
  expect(liveKeys(['c', 'Mod+K'])).toEqual(['Mod+K'])
  writeKeySettings({ ...readKeySettings(), characters: true })
})
