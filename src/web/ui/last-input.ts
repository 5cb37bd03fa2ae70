import { afterPaint } from './after-paint.ts'

/** Whether the mouse was moved last, or a key pressed, a finger put down or something dropped: then the mouse only lies there. */
export type LastInput = 'mouse' | 'other'

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])
const listeners = new Set<(input: LastInput, target: Element | null) => void>()

/** Hears of each input, with what the mouse is over; returns how to end it. */
export function watchInput(listener: (input: LastInput, target: Element | null) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Follows what the page is used by, and says it to the styles as `data-input` of the root: what merely lies under a
 * mouse that nobody moves is not hovered (see tokens.css).
 */
export function followInput(page: Window): void {
  const root = page.document.documentElement
  let at = { x: Number.NaN, y: Number.NaN }
  let last: LastInput | undefined
  // Every style of the page is computed again for it, so not before the frame that shows what the input did.
  const tellStyles = () =>
    afterPaint(() => {
      if (last && root.dataset.input !== last) root.dataset.input = last
    })
  const note = (input: LastInput, target: EventTarget | null) => {
    if (last !== input) tellStyles()
    last = input
    for (const listener of listeners) listener(input, target instanceof Element ? target : null)
  }
  const other = () => note('other', null)
  page.addEventListener('keydown', ({ key }) => !modifiers.has(key) && other(), true)
  page.addEventListener('pointerdown', ({ pointerType }) => pointerType !== 'mouse' && other(), true)
  page.addEventListener(
    'pointermove',
    ({ pointerType, clientX: x, clientY: y, target }) => {
      // When the page moves beneath it, browsers tell of a mouse that has not moved.
      if (pointerType !== 'mouse' || (x === at.x && y === at.y)) return
      at = { x, y }
      note('mouse', target)
    },
    true,
  )
  // While something is dragged no move is told; and its end is not, where what was dragged is drawn anew elsewhere.
  for (const end of ['drop', 'dragend'] as const) {
    page.addEventListener(
      end,
      ({ clientX: x, clientY: y }) => {
        at = { x, y }
        other()
      },
      true,
    )
  }
}
