import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** What was so when the person left a screen, by the entry of the browser's history. */
const kept = new Map<string, unknown>()

const keyOf = (location: { state: { __TSR_key?: string } }, name: string) =>
  `${location.state.__TSR_key ?? ''} ${name}`

/**
 * Back and Forward bring something to where it was; going to its screen anew does not.
 *
 * @param name of what it is, one on a screen
 * @param read what is to be kept as the person leaves; undefined for nothing
 * @param put puts that back, once, as the screen comes again
 */
export function useKeptWithBack<T>(name: string, read: () => T | undefined, put: (value: T) => void): void {
  const router = useRouter()
  const latest = useRef({ read, put })
  latest.current = { read, put }
  useLayoutEffect(() => {
    const value = kept.get(keyOf(router.latestLocation, name))
    if (value !== undefined) latest.current.put(value as T)
  }, [router, name])
  useEffect(
    () =>
      router.subscribe('onBeforeLoad', ({ fromLocation }) => {
        if (fromLocation) kept.set(keyOf(fromLocation, name), latest.current.read())
      }),
    [router, name],
  )
}

/** The same of how far something is scrolled. */
export function useScrollKept(scroller: RefObject<HTMLElement | null>, name: string): void {
  useKeptWithBack(
    name,
    () => {
      const box = scroller.current
      return box ? { left: box.scrollLeft, top: box.scrollTop } : undefined
    },
    (place) => scroller.current?.scrollTo(place),
  )
}
