import type { Desk } from './desk.ts'
import { carried, type DropPlaces, dropOf, preview } from './drag-rows.ts'

/** ms after which a finger that rests on a row has taken it up */
const holds = 400
/** px that a finger may move before, without being one that scrolls */
const tremble = 8
/** px from an edge of the list at which it begins to scroll, and how far at most in a frame */
const edge = 64
const fastest = 14

/**
 * Lets a finger carry rows: it rests on one, takes it up, and lets it go between two others. What browsers offer for
 * dragging begins with a mouse, on some of them only.
 */
export function carryByTouch(desk: Desk, places: DropPlaces): () => void {
  const { scroller, part } = places
  const until = new AbortController()
  const { signal } = until
  let pressed: { target: Element; id: string; pointer: number; x: number; y: number } | null = null
  let carrying: { ids: readonly string[]; picture: HTMLElement; x: number; y: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  const show = () => {
    if (!carrying) return
    const { picture, x, y } = carrying
    picture.style.translate = `${Math.max(8, Math.min(x - 24, innerWidth - picture.offsetWidth - 8))}px ${y - 56}px`
    desk.dropAt.set(places.at(y).slot)
  }
  /** Near an edge the list scrolls on beneath the finger. */
  const scrollOn = () => {
    if (!carrying) return
    const { top, bottom } = scroller.getBoundingClientRect()
    const { y } = carrying
    const into = y < top + edge ? y - top - edge : Math.max(0, y - bottom + edge)
    if (into !== 0) {
      scroller.scrollTop += (Math.max(-edge, Math.min(edge, into)) / edge) * fastest
      show()
    }
    frame = requestAnimationFrame(scrollOn)
  }
  const takeUp = () => {
    if (!pressed) return
    const { id, x, y } = pressed
    const ids = carried(desk, id)
    const picture = preview(desk, id, ids.length)
    picture.dataset.carried = ''
    document.body.append(picture)
    carrying = { ids, picture, x, y }
    desk.dragged.set(new Set(ids))
    navigator.vibrate?.(10)
    show()
    frame = requestAnimationFrame(scrollOn)
  }
  const end = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    pressed?.target.removeEventListener('touchmove', stay as EventListener)
    pressed = null
    if (!carrying) return
    carrying.picture.remove()
    carrying = null
    desk.endDrag()
    // What ends a drag is no press on what lies there.
    const swallow = (event: Event) => event.stopPropagation()
    addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50)
  }
  /** The list must not scroll with the finger that carries. */
  const stay = (event: TouchEvent) => {
    if (carrying && event.cancelable) event.preventDefault()
  }

  part.addEventListener(
    'pointerdown',
    ({ target, pointerType, isPrimary, pointerId, clientX, clientY }) => {
      if (!isPrimary) return end()
      if (pointerType === 'mouse' || !desk.mayPlan || !(target instanceof Element)) return
      const id = target.closest<HTMLElement>('[data-item]')?.dataset.item
      if (!id || target.closest('button, input, textarea') || desk.editing.value?.id === id) return
      end()
      pressed = { target, id, pointer: pointerId, x: clientX, y: clientY }
      // The row may go out of view while it is carried, and its element with it.
      target.addEventListener('touchmove', stay as EventListener, { passive: false })
      timer = setTimeout(takeUp, holds)
    },
    { signal },
  )
  part.addEventListener('touchmove', stay, { signal, passive: false })
  addEventListener(
    'pointermove',
    ({ pointerId, clientX: x, clientY: y }) => {
      if (pointerId !== pressed?.pointer) return
      if (carrying) {
        Object.assign(carrying, { x, y })
        show()
      } else if (Math.hypot(x - pressed.x, y - pressed.y) > tremble) end()
    },
    { signal, capture: true },
  )
  addEventListener(
    'pointerup',
    ({ pointerId, clientY }) => {
      if (pointerId !== pressed?.pointer) return
      const ids = carrying?.ids
      end()
      if (ids) dropOf(desk, places, ids, clientY)
    },
    { signal, capture: true },
  )
  addEventListener('pointercancel', ({ pointerId }) => pointerId === pressed?.pointer && end(), {
    signal,
    capture: true,
  })
  // Where a finger can begin a drag of the browser's own, this one goes on instead.
  part.addEventListener(
    'dragstart',
    (event) => {
      if (!pressed) return
      event.preventDefault()
      event.stopPropagation()
    },
    { signal, capture: true },
  )
  return () => {
    until.abort()
    end()
  }
}
