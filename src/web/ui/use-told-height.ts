import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Tells how high a box is, in px, while it is shown, and 0 when it is not: for what makes room for it. */
export function useToldHeight(
  box: RefObject<HTMLElement | null>,
  isShown: boolean,
  tell: ((height: number) => void) | undefined,
): void {
  const latest = useRef(tell)
  latest.current = tell
  useLayoutEffect(() => {
    const { current } = box
    if (!isShown || !current) return undefined
    const measure = () => latest.current?.(current.offsetHeight)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(current)
    return () => {
      resized.disconnect()
      latest.current?.(0)
    }
  }, [box, isShown])
}
