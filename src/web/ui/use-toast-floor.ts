import { useEffect } from 'react'

/** While `height` (px) is not 0, toasts stand that much higher, so that a bar at the foot can be read beside them. */
export function useToastFloor(height: number): void {
  useEffect(() => {
    if (height === 0) return undefined
    const { style } = document.documentElement
    style.setProperty('--toast-floor', `${height}px`)
    return () => void style.removeProperty('--toast-floor')
  }, [height])
}
