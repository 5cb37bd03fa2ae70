/** Focuses what a change has just moved or made, once it is drawn: the first of the selectors that finds something. */
export function focusSoon(...selectors: string[]): void {
  requestAnimationFrame(() => {
    for (const selector of selectors) {
      const found = document.querySelector<HTMLElement>(selector)
      if (found) return found.focus()
    }
  })
}
