import { find } from '#domain/kernel/state.ts'
import { store } from '#web/store/the-store.ts'
import { announce } from '#web/ui/live-region.tsx'
import { closeMenu } from '#web/ui/menu.tsx'
import { closeToasts } from '#web/ui/toast.tsx'

const bottomUp = 'throughline-bottom-up-'
const topDown = 'throughline-top-down-'

/**
 * Takes away what floats over the page and what a derivation kept beside it: they may name what may no longer be
 * seen. `instead` is said in their place.
 */
export function forgetSaid(product: string, instead: string): void {
  closeToasts()
  closeMenu()
  announce(instead)
  for (const key of Object.keys(localStorage)) {
    const release = key.startsWith(topDown) ? key.slice(topDown.length) : null
    const isGone = release !== null && !find(store.state, 'release', release)
    if (isGone || key === bottomUp + product) localStorage.removeItem(key)
  }
}
