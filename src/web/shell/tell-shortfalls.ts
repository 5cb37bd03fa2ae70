import type { Shortfall } from '#domain/kernel/shortfall.ts'
import { tellShort } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'

/** ms; what waited while the server was away is answered in one go, and told in one toast */
const SOON = 400

/** Tells what of this person's steps did not come about. Returns how to stop. */
export function tellShortfalls(): () => void {
  let waiting: Shortfall[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = store.shortfalls.watch(({ short }) => {
    waiting.push(...short)
    timer ??= setTimeout(() => {
      tellShort(waiting)
      waiting = []
      timer = undefined
    }, SOON)
  })
  return () => {
    stop()
    clearTimeout(timer)
    tellShort(waiting)
  }
}
