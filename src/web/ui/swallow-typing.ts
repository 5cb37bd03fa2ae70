/** What is still typed for a field that went from under the hand; all else is a choice of the person's. */
const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && ([...key].length === 1 || /^(?:Enter|Backspace|Delete)$/.test(key))

let stop: (() => void) | null = null

/**
 * A field went while somebody typed in it: what they go on typing was meant for it and does nothing, until they choose
 * something, by pointer, by a key that walks, or by going into another field.
 */
export function swallowTyping(): void {
  stop?.()
  const onKeyDown = (event: KeyboardEvent) => {
    if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(event.key)) return
    // Where the focus is in what asks for it, a toast's button among them, keys are its own.
    const chosen =
      event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]')
    if (chosen || !isTyping(event)) return stop?.()
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.matches('input, textarea')) stop?.()
  }
  const onPointer = () => stop?.()
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('focusin', onFocus, true)
  window.addEventListener('pointerdown', onPointer, true)
  stop = () => {
    stop = null
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('focusin', onFocus, true)
    window.removeEventListener('pointerdown', onPointer, true)
  }
}
