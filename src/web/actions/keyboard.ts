import { heldBack } from '#web/ui/key-hold.ts'
import { parseKeys } from '#web/ui/keys.ts'
import { topModal } from '#web/ui/modal-depth.ts'
import { type Action, type Candidate, stepChord } from './action.ts'
import { readKeySettings } from './key-settings.ts'
import { liveActions } from './registry.ts'
import { belongsToFocus, focusKind } from './text-focus.ts'

const CHORD_MS = 1000
/** Held down, only these go on; anything else would open and close by itself. */
const REPEATS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'j', 'k', '[', ']'])

let waiting: readonly Candidate[] = []
let depth = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** What could be pressed next while a chord is half pressed; empty otherwise. For the hint. */
export const chordWaiting = (): readonly Candidate[] => waiting
export const chordDepth = (): number => depth
export function onChord(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function wait(next: readonly Candidate[], at: number): void {
  clearTimeout(timer)
  waiting = next
  depth = at
  if (next.length > 0) timer = setTimeout(() => wait([], 0), CHORD_MS)
  for (const listener of listeners) listener()
}

function candidatesOf(actions: readonly Action[]): Candidate[] {
  return actions.flatMap((action) =>
    (action.told ? [] : (action.keys ?? [])).map((keys) => ({ action, strokes: parseKeys(keys) })),
  )
}

/** Esc may have closed a dialog by the time the press arrives here; it is still that dialog's press. */
let depthAtStart = 0
const onCapture = (event: KeyboardEvent): void => {
  depthAtStart = topModal()
  // What was held back is pressed again by the part that it was for, and is no press of the person's.
  const held =
    event.isTrusted &&
    heldBack({
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      altGraph: event.getModifierState('AltGraph'),
    })
  if (!held) return
  event.preventDefault()
  event.stopImmediatePropagation()
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(event.key)) return
  if (event.repeat && !REPEATS.has(event.key)) return
  // AltGr reports Ctrl+Alt and types a character
  if (event.getModifierState('AltGraph')) return
  const inChord = waiting.length > 0
  if (belongsToFocus(focusKind(event.target as Element | null), event)) {
    if (inChord) wait([], 0)
    return
  }
  const step = stepChord(inChord ? waiting : candidatesOf(liveActions(depthAtStart)), depth, event)
  if (inChord || step) event.preventDefault()
  if (step && 'waiting' in step) {
    wait(step.waiting, depth + 1)
    return
  }
  if (inChord) wait([], 0)
  if (step) step.run.perform()
}

/** Listens until the returned function is called. CommandCentre does this. */
export function startKeyboard(): () => void {
  readKeySettings()
  window.addEventListener('keydown', onCapture, true)
  window.addEventListener('keydown', onKeyDown)
  return () => {
    window.removeEventListener('keydown', onCapture, true)
    window.removeEventListener('keydown', onKeyDown)
    wait([], 0)
  }
}
