type Press = Pick<KeyboardEvent, 'isComposing' | 'keyCode' | 'timeStamp' | 'key'>

/** What a browser reports as the code of a key that it has given to the input method. */
const GIVEN_AWAY = 229

/** No hand presses a second key this soon (ms) after the one that ended a composition. */
const SAME_PRESS = 1

/**
 * Whether a key press belongs to an input method: what it confirms, throws away or steers is the composition. Most
 * browsers say so; Safari ends the composition first and says only that it gave the key away; others, and phones,
 * say neither, but the key was down before the composition had ended.
 *
 * @param ended when the last composition ended, in the time of events
 * @param keyed false where a finished word and the key after it arrive together, as from the keyboard of a phone
 */
function ofComposition(press: Press, ended: number, keyed: boolean): boolean {
  if (press.isComposing || press.keyCode === GIVEN_AWAY) return true
  return keyed && press.timeStamp < ended + SAME_PRESS
}

/**
 * Keeps the key presses of input methods from everything on the page that listens, whatever it is written with. Call it before anything else listens.
 */
export function guardComposition(
  page: EventTarget,
  keyed = !/android/i.test(globalThis.navigator?.userAgent ?? ''),
): void {
  let ended = Number.NEGATIVE_INFINITY
  const onEnd = ({ timeStamp }: Event) => {
    ended = timeStamp
  }
  const onKey = (event: Event) => {
    const press = event as KeyboardEvent
    if (!ofComposition(press, ended, keyed)) return
    event.stopImmediatePropagation()
    // Where the input method does not take the key, the browser would send the form or leave the field.
    if (press.keyCode !== GIVEN_AWAY && (press.key === 'Enter' || press.key === 'Tab')) event.preventDefault()
  }
  page.addEventListener('compositionend', onEnd, true)
  for (const type of ['keydown', 'keyup']) page.addEventListener(type, onKey, true)
}
