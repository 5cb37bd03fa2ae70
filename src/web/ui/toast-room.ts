import { type RefObject, useEffect } from 'react'

/** px around what is shown */
const SPACE = 24

/**
 * Tells what lies beneath the toasts how much room they take at the foot of the screen, as `--toast-room` on the root,
 * and them how much of it a keyboard on the screen hides, as `--keyboard`.
 */
export function useToastRoom(viewport: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = viewport.current
    if (!box) return undefined
    const { style } = document.documentElement
    const resized = new ResizeObserver(() => {
      const { offsetHeight } = box
      if (offsetHeight === 0) return void style.removeProperty('--toast-room')
      const hidden = 'max(0px, var(--keyboard, 0px) - var(--toast-foot, 0px))'
      const room = `calc(${offsetHeight + SPACE}px + var(--toast-floor, 0px) + ${hidden})`
      style.setProperty('--toast-room', room)
    })
    resized.observe(box)
    const screen = window.visualViewport
    const look = () => {
      const hidden = screen ? Math.round(innerHeight - screen.height - screen.offsetTop) : 0
      // Less is no keyboard, but a bar of the browser that comes and goes.
      if (hidden > 120) style.setProperty('--keyboard', `${hidden}px`)
      else style.removeProperty('--keyboard')
    }
    look()
    screen?.addEventListener('resize', look)
    return () => {
      resized.disconnect()
      screen?.removeEventListener('resize', look)
      for (const name of ['--toast-room', '--keyboard']) style.removeProperty(name)
    }
  }, [viewport])
}
