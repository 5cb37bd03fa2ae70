import type { KeyPress } from '#web/ui/keys.ts'

/** What has the focus, as far as keys care. */
export interface FocusKind {
  /** 'line' an input of text, 'text' several lines or rich text, 'choice' a list that types ahead, 'menu' one that floats */
  typing: 'no' | 'line' | 'text' | 'choice' | 'menu'
  /** a button, link, box or radio: Enter, Space and arrows are its own */
  presses: boolean
}

const NOT_TYPED = new Set([
  'button',
  'checkbox',
  'radio',
  'range',
  'file',
  'color',
  'submit',
  'reset',
  'image',
])

export function focusKind(element: Element | null): FocusKind {
  if (!(element instanceof HTMLElement)) return { typing: 'no', presses: false }
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) {
    return { typing: 'text', presses: true }
  }
  if (element instanceof HTMLInputElement && !NOT_TYPED.has(element.type)) {
    return { typing: 'line', presses: true }
  }
  if (element.closest('[role="menu"]')) return { typing: 'menu', presses: true }
  if (element instanceof HTMLSelectElement) return { typing: 'choice', presses: true }
  const presses = element.matches(
    'button, a[href], input, summary, [role="button"], [role="checkbox"], [role="switch"], [role="tab"], [role="option"]',
  )
  return { typing: 'no', presses }
}

/** With Mod: select all, copy, cut, paste, undo, redo, and moving or deleting by word. */
const IN_ANY_TEXT = new Set(['a', 'c', 'x', 'v', 'z', 'y', 'backspace', 'delete', 'home', 'end'])
/** With Mod, where text has form: bold, italic, underline, link. */
const IN_RICH_TEXT = new Set(['b', 'i', 'u', 'k', 'e', 'd'])
const OWN_OF_CONTROLS = new Set(['enter', ' ', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright'])

/** True where the press belongs to what has the focus, so that no action may take it. */
export function belongsToFocus(kind: FocusKind, press: KeyPress): boolean {
  const key = press.key.toLowerCase()
  const withMod = press.ctrlKey || press.metaKey
  if (kind.typing !== 'no') {
    if (!withMod) return true
    if (kind.typing === 'choice') return false
    // Behind a menu nothing happens that its reader would not see; the palette takes its place.
    if (kind.typing === 'menu') return key !== 'k'
    // Mod+Alt is ours: it is how the palette opens while text has Mod+K
    if (press.altKey) return false
    if (key.startsWith('arrow') || IN_ANY_TEXT.has(key)) return true
    return kind.typing === 'text' && !press.shiftKey && IN_RICH_TEXT.has(key)
  }
  return kind.presses && !withMod && !press.altKey && !press.shiftKey && OWN_OF_CONTROLS.has(key)
}
