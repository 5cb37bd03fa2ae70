import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import type { Desk } from './desk.ts'
import { placeOf, type Shown, shownItems } from './shown.ts'

/**
 * What is shown, with the row that is under the hand: when somebody else makes it leave the filter, or what is typed in
 * it does, it stays until the cursor goes on; so does one that somebody came to by its name. What the person did by a key
 * or a menu moves it away at once, as they expect.
 */
export function useHeldRow(desk: Desk, shown: Shown, text: string): Shown {
  const last = useRef({ shown, text })
  const held = useRef<string | null>(null)
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const { id } = desk.cursor.value
  const item = desk.item(id)
  const isHidden = item !== undefined && shown.indexOf(item) < 0
  if (last.current.text !== text) desk.cameTo = null
  if (!isHidden || last.current.text !== text) held.current = null
  else if (desk.cameTo === id) held.current = id
  else if (held.current !== id && last.current.shown.slice().some((one) => one.id === id)) {
    const isEdited = desk.editing.value?.id === id
    if (isEdited || desk.store.ownChange(item.id) === 'none') held.current = id
  }
  last.current = { shown, text }
  const now = held.current
  useLayoutEffect(() => desk.heldRow.set(now), [desk, now])
  useEffect(
    () =>
      desk.cursor.watch(() => {
        const { id: now } = desk.cursor.value
        if (desk.cameTo !== null && desk.cameTo !== now) desk.cameTo = null
        if (held.current === now || (held.current === null && desk.cameTo === null)) return
        held.current = null
        drawAgain()
      }),
    [desk],
  )
  const heldItem = desk.item(now)
  return useMemo(() => {
    if (!heldItem || shown.indexOf(heldItem) >= 0) return shown
    const at = placeOf(shown, heldItem)
    return shownItems([...shown.slice(0, at), heldItem, ...shown.slice(at)])
  }, [shown, heldItem])
}
