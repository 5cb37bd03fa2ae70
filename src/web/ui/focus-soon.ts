/** Focuses what a change has just moved or made, once it is drawn: the first of the selectors that finds something. */
export function focusSoon(...selectors: string[]): void {
  requestAnimationFrame(() => {
    for (const selector of selectors) {
      const found = document.querySelector<HTMLElement>(selector)
      if (found) return found.focus()
    }
  })
}

/** Frames for which a screen that is on its way is waited for. */
const PATIENCE = 300

/**
 * Focuses what somebody wants to be shown, as soon as it is there and can be seen: the first of the selectors that finds
 * something. It is marked until the focus goes on, however it was asked for.
 */
export function focusWhenThere(...selectors: string[]): void {
  const look = (left: number): void => {
    const seen = selectors.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
    const found = seen.find((element) => element.checkVisibility())
    if (!found) {
      if (left > 0) requestAnimationFrame(() => look(left - 1))
      return
    }
    found.dataset.shown = ''
    found.addEventListener('blur', () => delete found.dataset.shown, { once: true })
    found.focus()
  }
  look(PATIENCE)
}
