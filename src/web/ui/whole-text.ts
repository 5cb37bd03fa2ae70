import { watchInput } from './last-input.ts'
import styles from './whole-text.module.css'

// One mechanism for all screens: a text that its styles cut with an ellipsis (`text-overflow`, `-webkit-line-clamp`)
// is shown whole beside itself when the mouse rests on it, when the keyboard comes to it or to the row or button that it
// stands in, and when a finger rests on it. Nothing has to be said where the text is: what is really cut is found when it
// is asked for. To screen readers it is whole anyway.

/** ms that a mouse rests, or the keyboard has been there, before it is shown; as long as a press is a long one. */
const rest = 450
/** ms to go from the text to what shows it whole, in which there may be something to select */
const grace = 150
/** px that a finger may tremble */
const tremble = 10

type By = 'mouse' | 'keys' | 'finger'

let shown: { of: Element; box: HTMLElement } | null = null

/** Whether an element cuts its own text, and shows that it does; a button beside it may have the rest. */
function isCut(one: Element): boolean {
  if (!(one instanceof HTMLElement) || one.matches('input, textarea, :has(> [data-more]) *')) return false
  const isWide = one.scrollWidth > one.clientWidth + 1
  const isHigh = one.scrollHeight > one.clientHeight + 2
  if (!isWide && !isHigh) return false
  const { textOverflow, overflowX, webkitLineClamp } = getComputedStyle(one)
  if (overflowX === 'visible') return false
  return (isWide && textOverflow === 'ellipsis') || (isHigh && webkitLineClamp !== 'none')
}

/** What is said of it whole; nothing to a mouse, which rests on a title that says it. */
function wholeOf(one: Element, by: By): string | null {
  const text = (one as HTMLElement).innerText.trim()
  const title = by === 'mouse' ? one.closest('[title]')?.getAttribute('title') : null
  return text === '' || title?.includes(text) ? null : text
}

/** The text that is cut, of what the pointer is on. */
function cutAbove(target: Element | null): Element | null {
  for (let one = target, steps = 0; one && steps < 4; one = one.parentElement, steps += 1)
    if (isCut(one)) return one
  return null
}

/** The first text that is cut in what has the focus. */
function cutWithin(target: Element): Element | null {
  if (isCut(target)) return target
  // A screen or a dialog that has the focus has it for all that is in it.
  if (target.matches('main, [role=dialog], [role=grid], body')) return null
  for (const one of target.querySelectorAll('*')) if (isCut(one) && one.checkVisibility()) return one
  return null
}

function show(of: Element, by: By): void {
  const text = wholeOf(of, by)
  if (text === null || shown?.of === of) return
  hide()
  const box = document.createElement('div')
  box.className = styles.whole ?? ''
  // Screen readers have read it.
  box.ariaHidden = 'true'
  box.dir = 'auto'
  box.dataset.whole = ''
  box.textContent = text
  document.body.append(box)
  place(box, of.getBoundingClientRect())
  shown = { of, box }
}

/** Beneath the text, or above where there is no room; never beyond the edges of the window. */
function place(box: HTMLElement, of: DOMRect): void {
  const { width, height } = box.getBoundingClientRect()
  const edge = 8
  const left = Math.max(edge, Math.min(of.left - edge, innerWidth - width - edge))
  const beneath = of.bottom + 2
  const top = beneath + height + edge > innerHeight ? Math.max(edge, of.top - height - 2) : beneath
  box.style.left = `${left}px`
  box.style.top = `${top}px`
}

function hide(): void {
  shown?.box.remove()
  shown = null
}

/** Has every text of the page that is cut show itself whole to who asks for it. */
export function showWholeTexts(page: Window): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms)
  }
  const isIn = (target: EventTarget | null) => shown?.box.contains(target as Node) ?? false
  const over = (target: Element | null) => {
    if (isIn(target)) return void clearTimeout(timer)
    if (shown?.of.contains(target)) return void clearTimeout(timer)
    if (shown) soon(grace, hide)
    const at = shown
    const ask = () => {
      if (at === shown || shown === null) hide()
      const cut = cutAbove(target)
      if (cut?.isConnected) show(cut, 'mouse')
    }
    if (target) soon(shown ? grace : rest, ask)
  }
  let at: Element | null = null
  watchInput((input, target) => {
    if (input !== 'mouse' || target === at) return
    at = target
    over(target)
  })
  const { documentElement: root } = page.document
  root.addEventListener('pointerleave', () => over(null))

  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return
    hide()
    soon(rest, () => {
      const cut = page.document.activeElement === target && cutWithin(target)
      if (cut) show(cut, 'keys')
    })
  })
  // What it belongs to has gone, or something else is looked at.
  for (const end of ['focusout', 'keydown', 'wheel', 'scroll', 'resize', 'blur'] as const)
    page.addEventListener(
      end,
      ({ target }) => {
        if (isIn(target)) return
        clearTimeout(timer)
        hide()
      },
      { capture: true, passive: true },
    )

  let pressed: { x: number; y: number } | null = null
  page.addEventListener(
    'pointerdown',
    ({ target, pointerType, clientX: x, clientY: y }) => {
      if (isIn(target)) return
      clearTimeout(timer)
      hide()
      if (pointerType === 'mouse' || !(target instanceof Element)) return
      // A row is carried by a long press, and shows all of itself at a short one.
      if (target.closest('[data-item]')) return
      pressed = { x, y }
      soon(rest, () => {
        const cut = cutAbove(target)
        if (cut) show(cut, 'finger')
      })
    },
    true,
  )
  page.addEventListener(
    'pointermove',
    ({ pointerType, clientX, clientY }) => {
      if (pointerType === 'mouse' || !pressed) return
      if (Math.hypot(clientX - pressed.x, clientY - pressed.y) > tremble) clearTimeout(timer)
    },
    { capture: true, passive: true },
  )
  for (const end of ['pointerup', 'pointercancel'] as const)
    page.addEventListener(
      end,
      ({ pointerType }) => {
        if (pointerType === 'mouse') return
        pressed = null
        if (!shown) clearTimeout(timer)
      },
      true,
    )
  // The browser's own menu of a long press would lie over it.
  page.addEventListener('contextmenu', (event) => shown && pressed && event.preventDefault(), true)
}
