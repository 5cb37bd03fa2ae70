import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

/** What steers a list; everything else is typed into the field. */
const STEERS = /^(?:Enter|Home|End|Arrow(?:Up|Down|Left|Right))$/

/**
 * Keys that were pressed before the list was there to be steered: what was typed goes into the field at once, and the
 * rest is pressed, in its order, when the list `isReady`. `hold` takes those that came before the focus.
 */
export function useHeldKeys(
  field: RefObject<HTMLInputElement | null>,
  isReady: boolean,
  type: (key: string) => void,
) {
  const held = useRef<string[]>([])
  const pressing = useRef(false)
  const ready = useRef(isReady)
  ready.current = isReady

  const press = async () => {
    if (pressing.current) return
    pressing.current = true
    for (let key = held.current[0]; key !== undefined; key = held.current[0]) {
      if (STEERS.test(key)) {
        if (!ready.current) break
        // What was typed before it is drawn by then.
        await drawn()
        field.current?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      } else type(key)
      held.current.shift()
    }
    pressing.current = false
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is held is pressed as soon as the list is there
  useEffect(() => void press(), [isReady])

  return {
    hold(keys: readonly string[]) {
      held.current.push(...keys)
      void press()
    },
    /** For the field: whether the press has to wait for those before it. */
    waits(event: KeyboardEvent): boolean {
      if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
      if (!STEERS.test(event.key) || (isReady && held.current.length === 0)) return false
      held.current.push(event.key)
      return true
    },
  }
}

const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
