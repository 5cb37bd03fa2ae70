import { type RefObject, useRef } from 'react'

/**
 * For what floats: remembers what had the focus when it opened, and answers what gets it when it closes; false
 * (leave it) when something outside `popup` has taken it since, such as the dialog a menu item just opened.
 */
export function useGiveBackFocus(open: boolean, popup: RefObject<HTMLElement | null>) {
  const from = useRef<Origin | null>(null)
  const wasOpen = useRef(false)
  if (open && !wasOpen.current) from.current = originOf(document.activeElement as HTMLElement | null)
  wasOpen.current = open
  return (): HTMLElement | boolean => {
    const now = document.activeElement
    const origin = from.current
    const moved = now && now !== document.body && now !== origin?.element && !popup.current?.contains(now)
    if (moved && !now.hasAttribute('data-base-ui-focus-guard')) return false
    // Nothing had it. The body cannot take it: the first thing on the page would get it instead, a link to skip ahead.
    if (origin?.element === document.body) return false
    const given = origin && asItIsNow(origin)
    if (given && origin.of) keepGiven(origin, given)
    return given ?? true
  }
}

/** How long a popup may take to go, and with it to give the focus back, in ms. */
const goesWithin = 700

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

/** What had the focus, and which record it was about. */
interface Origin {
  element: HTMLElement
  /** the attribute that names the record, and its value */
  of: { name: string; value: string } | null
}

/** By which a screen says what an element is about. */
const records = ['data-item', 'data-head', 'data-feature', 'data-release', 'data-card']

function originOf(element: HTMLElement | null): Origin | null {
  if (!element) return null
  const about = element.closest(records.map((name) => `[${name}]`).join())
  const name = about && records.find((one) => about.hasAttribute(one))
  return { element, of: name ? { name, value: about.getAttribute(name) ?? '' } : null }
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
