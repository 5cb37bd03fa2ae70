/** What is still typed for a field that went from under the hand; all else is a choice of the person's. */
const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && ([...key].length === 1 || /^(?:Enter|Backspace|Delete)$/.test(key))

/** before whatever hears of keys on the page */
const early = { capture: true }

type Taker = (text: string | null) => void

let stop: (() => void) | null = null
/** Of several that hear of the same loss, only one knows where the words go. */
let taker: Taker | null = null

/**
 * A field went while somebody typed in it: what they go on typing was meant for it and acts on nothing, until they
 * choose something, by pointer, by a key that walks, or by going into another field.
 *
 * @param into takes what is typed on, a character at a time, Enter as the end of a line; null, for Backspace, takes
 *   the last one back
 */
export function swallowTyping(into: Taker | null = taker): void {
  stop?.()
  taker = into
  const onKeyDown = (event: KeyboardEvent) => {
    if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(event.key)) return
    // Where the focus is in what asks for it, a toast's button among them, keys are its own.
    const chosen =
      event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]')
    if (chosen || !isTyping(event)) return stop?.()
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.key === 'Enter') taker?.('\n')
    else if (event.key === 'Backspace') taker?.(null)
    // Behind the end of a text there is nothing to delete.
    else if (event.key !== 'Delete') taker?.(event.key)
  }
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.matches('input, textarea')) stop?.()
  }
  const onPointer = () => stop?.()
  window.addEventListener('keydown', onKeyDown, early)
  window.addEventListener('focusin', onFocus, early)
  window.addEventListener('pointerdown', onPointer, early)
  stop = () => {
    stop = null
    taker = null
    window.removeEventListener('keydown', onKeyDown, early)
    window.removeEventListener('focusin', onFocus, early)
    window.removeEventListener('pointerdown', onPointer, early)
  }
}
