import { flash } from './flash.ts'

/** As long as a screen may take to come; after that whoever asked has gone on. */
const PATIENCE_MS = 5_000

/**
 * Brings somebody to a part of the screen, as soon as it is drawn: in view, with the focus on it or on what `takes` it
 * inside, and flashing once. What they do meanwhile ends it.
 */
export function arriveAt(selector: string, takes?: string): void {
  const go = (): boolean => {
    const found = document.querySelector<HTMLElement>(selector)
    if (!found) return false
    // Only in view can it take the focus on a screen that shows one thing at a time.
    found.scrollIntoView({ block: 'nearest', inline: 'center' })
    focus((takes && found.querySelector<HTMLElement>(takes)) || found)
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

/** What takes no focus by itself, such as a heading, is made to. */
function focus(part: HTMLElement): void {
  part.focus({ preventScroll: true })
  if (document.activeElement === part) return
  part.tabIndex = -1
  part.focus({ preventScroll: true })
}
