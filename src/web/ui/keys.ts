import { keyWords } from '#words/keys.ts'

/**
 * Keys as text. One stroke is modifiers and a key joined by '+', e.g. 'Mod+K', 'Alt+Shift+ArrowUp', 'j', '?';
 * strokes separated by a space are pressed one after the other: 'g b'.
 * 'Mod' is Command on a Mac and Control elsewhere. A letter without Shift is the unshifted letter, in either
 * case of writing; a sign such as '?' or '#' is whatever the layout types, however it is reached.
 */
export interface Stroke {
  readonly mod: boolean
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** lower-case letter, digit, sign, or a name as in KeyboardEvent.key ('arrowup', 'enter', 'space') */
  readonly key: string
}

/** What is read of a KeyboardEvent, so that matching can be tested without a browser. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export const isMac =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent)

const parsed = new Map<string, readonly Stroke[]>()

/** Reads 'Mod+Shift+,' or 'g b'. Throws on an unknown modifier: that is a typing mistake in the source. */
export function parseKeys(keys: string): readonly Stroke[] {
  let strokes = parsed.get(keys)
  if (!strokes) {
    strokes = keys.trim().split(/\s+/).map(parseStroke)
    parsed.set(keys, strokes)
  }
  return strokes
}

function parseStroke(text: string): Stroke {
  // a trailing '+' is the plus sign itself: 'Mod++'
  const parts = text.endsWith('+') ? [...text.slice(0, -1).split('+').filter(Boolean), '+'] : text.split('+')
  const key = parts.pop() ?? ''
  const stroke = { mod: false, ctrl: false, alt: false, shift: false, key: key.toLowerCase() }
  for (const part of parts) {
    const modifier = part.toLowerCase()
    if (modifier !== 'mod' && modifier !== 'ctrl' && modifier !== 'alt' && modifier !== 'shift') {
      throw new Error(`'${text}' is not a key: '${part}' is none of Mod, Ctrl, Alt, Shift`)
    }
    stroke[modifier] = true
  }
  if (!stroke.key) throw new Error(`'${text}' is not a key`)
  return stroke
}

const isLetter = (key: string): boolean => /^[a-z]$/.test(key)
const isSign = (key: string): boolean => key.length === 1 && !isLetter(key) && !/^\d$/.test(key)

const CODES: Record<string, string> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '\\': 'Backslash',
  ';': 'Semicolon',
  "'": 'Quote',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '-': 'Minus',
  '=': 'Equal',
  '`': 'Backquote',
}

function codeOf(key: string): string {
  if (isLetter(key)) return `Key${key.toUpperCase()}`
  if (/^\d$/.test(key)) return `Digit${key}`
  return CODES[key] ?? ''
}

/**
 * Is this press that stroke? The character decides, so that layouts are respected, with two exceptions
 * that go by the key's place: Option on a Mac types another character, and so does Shift on a digit or sign;
 * and where the layout types no Latin letter at all, its letters are found by place too.
 */
export function matchesStroke(stroke: Stroke, press: KeyPress, mac = isMac): boolean {
  const mod = mac ? press.metaKey : press.ctrlKey
  const ctrl = mac ? press.ctrlKey : press.ctrlKey && !stroke.mod
  const foreign = mac ? false : press.metaKey
  if (mod !== (stroke.mod || (!mac && stroke.ctrl))) return false
  if (ctrl !== stroke.ctrl || foreign || press.altKey !== stroke.alt) return false
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  const code = codeOf(stroke.key)
  const sign = isSign(stroke.key)
  if (!(sign && !stroke.shift) && press.shiftKey !== stroke.shift) return false
  if (code && ((mac && stroke.alt) || (stroke.shift && !isLetter(stroke.key)))) return press.code === code
  if (key === stroke.key) return true
  return isLetter(stroke.key) && press.code === code && key.length === 1 && key.charCodeAt(0) > 127
}

const SIGNS: Record<string, string> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' }

const NAMED = [
  'enter',
  'escape',
  'space',
  'home',
  'end',
  'pageup',
  'pagedown',
  'backspace',
  'delete',
  'tab',
] as const

function capOf(key: string): string {
  const named = NAMED.find((name) => name === key)
  return named ? keyWords(named) : (SIGNS[key] ?? (/^(.|f\d+)$/.test(key) ? key.toUpperCase() : key))
}

/** The caps to draw: one list per stroke, e.g. 'Mod+K' → [['⌘', 'K']] on a Mac, [['Ctrl', 'K']] elsewhere. */
export function keyCaps(keys: string, mac = isMac): string[][] {
  return parseKeys(keys).map((stroke) => {
    const caps: string[] = []
    if (stroke.ctrl) caps.push(mac ? '⌃' : keyWords('ctrl'))
    if (stroke.mod) caps.push(mac ? '⌘' : keyWords('ctrl'))
    if (stroke.alt) caps.push(mac ? '⌥' : keyWords('alt'))
    if (stroke.shift) caps.push(mac ? '⇧' : keyWords('shift'))
    caps.push(capOf(stroke.key))
    return caps
  })
}

/** One line of text: '⌘K', 'Ctrl+K', 'G then B'. */
export function keyText(keys: string, mac = isMac): string {
  return keyCaps(keys, mac)
    .map((caps) => caps.join(mac ? '' : '+'))
    .reduce((one, other) => keyWords('oneThenOther', { one, other }))
}

const ARIA: Record<string, string> = { space: 'Space', escape: 'Escape', '+': 'Plus' }

/** For aria-keyshortcuts, which knows no keys pressed one after the other: those are left out. */
export function ariaKeyShortcuts(keys: readonly string[] | undefined, mac = isMac): string | undefined {
  const shown = (keys ?? []).filter((one) => parseKeys(one).length === 1)
  if (shown.length === 0) return undefined
  return shown
    .map((one) => {
      const stroke = parseKeys(one)[0] as Stroke
      const parts = [
        (stroke.ctrl || (stroke.mod && !mac)) && 'Control',
        stroke.mod && mac && 'Meta',
        stroke.alt && 'Alt',
        stroke.shift && 'Shift',
        ARIA[stroke.key] ?? (one.split('+').pop() || '+'),
      ]
      return parts.filter(Boolean).join('+')
    })
    .join(' ')
}

/** A stroke that a slip of speech input or a cat could type: a character without Mod, Ctrl or Alt. */
export function isCharacterKey(keys: string): boolean {
  const first = parseKeys(keys)[0]
  return first !== undefined && !first.mod && !first.ctrl && !first.alt && first.key.length === 1
}

let characters = true

/** Whether keys that are characters do something at all, so that nothing offers those that do not. */
export function takeCharacterKeys(on: boolean): void {
  characters = on
}

/** Of these, the keys that do something. */
export function liveKeys(keys: readonly string[]): readonly string[] {
  return characters ? keys : keys.filter((one) => !isCharacterKey(one))
}
