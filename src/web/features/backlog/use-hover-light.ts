import { type FocusEvent, useEffect, useRef } from 'react'
import { lightThread } from '#web/thread/lit-thread.ts'
import { lineOfItem } from '#web/thread/thread.ts'
import type { Desk } from './desk.ts'
import { itemAt, onFocus } from './list-input.ts'

/** How long the pointer must rest on a row before its line lights up, so that crossing the list does not flicker. */
const restMs = 120

/** A row that the pointer rests on lights its line; leaving the list gives the light back to the cursor's row. */
export function useHoverLight(desk: Desk) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const light = (id: string | null, wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => lightThread(id === null ? null : lineOfItem(desk.store.state, id)), wait)
  }
  return {
    onFocus(event: FocusEvent) {
      onFocus(desk, event)
      light(desk.cursor.value.id, 0)
    },
    onPointerOver(event: { target: EventTarget; pointerType: string }) {
      const id = itemAt(event.target)
      if (id && event.pointerType === 'mouse') light(id, restMs)
    },
    onPointerLeave: () => light(desk.view?.hasFocus() ? desk.cursor.value.id : null, restMs),
    onBlur: () => light(null, restMs),
  }
}
