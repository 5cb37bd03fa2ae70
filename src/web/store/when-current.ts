import type { Store } from './store.ts'
import { everything } from './subscriptions.ts'

/** Resolves when the page holds the server's commit `seq`: what it did is on the screen and can be undone. */
export function whenCurrent(store: Store, seq: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (store.seq < seq) return
      stop()
      resolve()
    }
    const stop = store.subscriptions.subscribe([everything], look)
    look()
  })
}
