import { useEffect, useLayoutEffect, useRef } from 'react'
import { Source } from '#web/store/signal.ts'

/** What somebody asked for on another screen, for the one that they are brought to. */
export type Arrival =
  | { at: 'item'; id: string }
  /** called so, or to be typed */
  | { at: 'new-item'; title: string | null }
  | { at: 'new-release' }

/** What a screen has not taken until then was meant for one that never came. */
const PATIENCE_MS = 5_000

const wanted = new Source<Arrival | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function bringTo(arrival: Arrival): void {
  clearTimeout(timer)
  timer = setTimeout(() => wanted.set(null), PATIENCE_MS)
  wanted.set(arrival)
}

/** Takes what is wanted of this screen, now or once it is asked for; `take` answers whether it was its own. */
export function useArrival(take: (arrival: Arrival) => boolean): void {
  const latest = useRef(take)
  useLayoutEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const look = () => {
      if (wanted.value && latest.current(wanted.value)) wanted.set(null)
    }
    look()
    return wanted.watch(look)
  }, [])
}
