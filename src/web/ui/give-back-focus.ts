import { type RefObject, useRef } from 'react'

/** How long a popup may take to go, and with it to give the focus back, in ms. */
const goesWithin = 700

/**
 * For what floats: remembers what had the focus when it opened, and answers what gets it when it closes; false
 * (leave it) when something outside `popup` has taken it since, such as the dialog a menu item just opened.
 */
export function useGiveBackFocus(open: boolean, popup: RefObject<HTMLElement | null>) {
  const from = useRef<Origin | null>(null)
  const wasOpen = useRef(false)
  if (open && !wasOpen.current) {
    from.current = originOf(document.activeElement as HTMLElement | null)
    if (from.current) last = { origin: from.current, at: performance.now() }
  }
  wasOpen.current = open
  return (): HTMLElement | boolean => {
    const now = document.activeElement
    const origin = standing(from.current)
    if (from.current) last = { origin: from.current, at: performance.now() }
    const moved = now && now !== document.body && now !== origin?.element && !popup.current?.contains(now)
    if (moved && !now.hasAttribute('data-base-ui-focus-guard')) return false
    // Nothing had it. The body cannot take it: the first thing on the page would get it instead, a link to skip ahead.
    if (origin?.element === document.body) return false
    const given = origin && asItIsNow(origin)
    if (given && origin.of) keepGiven(origin, given)
    return given ?? true
  }
}

/** What had the focus, and which record it was about. */
interface Origin {
  element: HTMLElement
  /** the attribute that names the record, and its value */
  of: { name: string; value: string } | null
  /** of what floats itself, such as the menu that leads to a dialog: what had the focus before that */
  beneath: Origin | null
}

/** What the popup that opened or closed last was opened from. */
let last: { origin: Origin; at: number } | null = null

/** By which a screen says what an element is about. */
const records = ['data-item', 'data-head', 'data-feature', 'data-release', 'data-card']

function originOf(element: HTMLElement | null): Origin | null {
  if (!element) return null
  const about = element.closest(records.map((name) => `[${name}]`).join())
  const name = about && records.find((one) => about.hasAttribute(one))
  const floats = element !== document.body && !document.getElementById('root')?.contains(element)
  const isAfterOne = last !== null && performance.now() - last.at < goesWithin
  return {
    element,
    of: name ? { name, value: about.getAttribute(name) ?? '' } : null,
    beneath: floats || (element === document.body && isAfterOne) ? (last?.origin ?? null) : null,
  }
}

/** Where the focus came from that is still to be had: a menu that led here has gone by now. */
function standing(origin: Origin | null): Origin | null {
  if (!origin?.beneath || origin.of) return origin
  const isThere = origin.element !== document.body && origin.element.isConnected
  return isThere ? origin : standing(origin.beneath)
}

/** The element, or the one that stands for it by now: lists draw rows anew, and show other records in old ones. */
function asItIsNow({ element, of }: Origin): HTMLElement | null {
  const isSame = !of || element.closest(`[${of.name}]`)?.getAttribute(of.name) === of.value
  if (element.isConnected && isSame) return element
  if (!of) return null
  const about = document.querySelector<HTMLElement>(`[${of.name}="${CSS.escape(of.value)}"]`)
  const { col } = element.dataset
  return (col !== undefined && about?.querySelector<HTMLElement>(`[data-col="${col}"]`)) || about
}

/**
 * What gets the focus has it only once the popup has gone, and what was done in it may draw its list anew before or
 * after: whatever the order, the record that had the focus ends with it. What the person does meanwhile goes first.
 */
function keepGiven(origin: Origin, given: HTMLElement): void {
  const end = performance.now() + goesWithin
  let isOver = false
  const stop = () => {
    isOver = true
  }
  const inputs = ['keydown', 'pointerdown'] as const
  for (const input of inputs) addEventListener(input, stop, { capture: true, once: true })
  const look = () => {
    if (isOver || performance.now() > end) {
      for (const input of inputs) removeEventListener(input, stop, { capture: true })
      return
    }
    const now = document.activeElement
    const isLost = now === document.body || (now === given && now !== asItIsNow(origin))
    if (isLost) asItIsNow(origin)?.focus({ preventScroll: true })
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
