import { flash } from './flash.ts'

/** As long as a screen may take to come; after that whoever asked has gone on. */
const PATIENCE_MS = 5_000

/**
 * Brings somebody to a part of the screen, as soon as it is drawn: in view, with the focus, and flashing once. Where it
 * cannot have the focus itself, what `takes` it inside has it. What they do meanwhile ends it.
 */
export function arriveAt(selector: string, takes?: string): void {
  const go = (): boolean => {
    const found = document.querySelector<HTMLElement>(selector)
    if (!found) return false
    // Only in view can it take the focus on a screen that shows one thing at a time.
    found.scrollIntoView({ block: 'nearest', inline: 'center' })
    focus(found, takes === undefined ? null : found.querySelector<HTMLElement>(takes))
    flash(found)
    return true
  }
  if (go()) return
  const looking = new MutationObserver(() => go() && stop())
  const stop = () => {
    looking.disconnect()
    clearTimeout(timer)
    for (const happening of ['keydown', 'pointerdown'] as const) removeEventListener(happening, stop, true)
  }
  const timer = setTimeout(stop, PATIENCE_MS)
  looking.observe(document.body, { childList: true, subtree: true })
  for (const happening of ['keydown', 'pointerdown'] as const) addEventListener(happening, stop, true)
}

/** What takes no focus by itself and has nothing that does, such as a heading, is made to. */
function focus(part: HTMLElement, inside: HTMLElement | null): void {
  for (const one of [part, inside]) {
    one?.focus({ preventScroll: true })
    if (one && document.activeElement === one) return
  }
  part.tabIndex = -1
  part.focus({ preventScroll: true })
}
