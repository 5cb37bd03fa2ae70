import { useLayoutEffect, useRef } from 'react'

/** When what had the focus has gone with what was there before, `selector` gets it rather than nothing. */
export function useFocusKept(there: string | undefined, selector: string): void {
  const before = useRef(there)
  useLayoutEffect(() => {
    if (before.current === there) return
    before.current = there
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus()
  }, [there, selector])
}
