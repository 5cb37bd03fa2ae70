import { announce } from '#web/ui/live-region.tsx'
import { closeMenu } from '#web/ui/menu.tsx'
import { closeToasts } from '#web/ui/toast.tsx'

/** Takes away what floats over the page: it may name what may no longer be seen. `instead` is said in its place. */
export function forgetSaid(instead: string): void {
  closeToasts()
  closeMenu()
  announce(instead)
}
