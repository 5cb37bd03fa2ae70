import { isCharacterKey, takeCharacterKeys } from '#web/ui/keys.ts'
import { remember, remembered } from '#web/ui/remembered.ts'
import type { ActionSpec } from './action.ts'

/**
 * What this person changed about keys (WCAG 2.1.4): single characters switched off, or other keys for an action.
 * Kept in this browser.
 */
export interface KeySettings {
  characters: boolean
  /** by action id; an empty list takes the keys away */
  keys: Readonly<Record<string, readonly string[]>>
}

const PLACE = 'throughline-keys'
const NORMAL: KeySettings = { characters: true, keys: {} }
let settings: KeySettings | undefined

/** What this browser keeps; whoever draws keys is told as well. */
export function readKeySettings(): KeySettings {
  if (!settings) {
    settings = remembered(PLACE, (kept) => ({ ...NORMAL, ...(kept as Partial<KeySettings> | null) }))
    takeCharacterKeys(settings.characters)
  }
  return settings
}

export function writeKeySettings(next: KeySettings): void {
  settings = next
  takeCharacterKeys(next.characters)
  remember(PLACE, next)
}

/** The keys of an action as this person wants them. */
export function keysOf(action: Pick<ActionSpec, 'id' | 'keys'>, by = readKeySettings()): readonly string[] {
  const keys = by.keys[action.id] ?? action.keys ?? []
  return by.characters ? keys : keys.filter((one) => !isCharacterKey(one))
}
