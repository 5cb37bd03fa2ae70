import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect, useLayoutEffect } from 'react'

interface Place {
  left: number
  top: number
}

/** How far each scroller was scrolled, in px, when the person left it, by the entry of the browser's history. */
const kept = new Map<string, Place>()

const keyOf = (location: { state: { __TSR_key?: string } }, name: string) =>
  `${location.state.__TSR_key ?? ''} ${name}`

/** Back and Forward bring what scrolls to where it was. Going there anew begins at its start. `name`: one a screen. */
export function useScrollKept(scroller: RefObject<HTMLElement | null>, name: string): void {
  const router = useRouter()
  useLayoutEffect(() => {
    const place = kept.get(keyOf(router.latestLocation, name))
    if (place) scroller.current?.scrollTo(place)
  }, [router, scroller, name])
  useEffect(
    () =>
      router.subscribe('onBeforeLoad', ({ fromLocation }) => {
        const box = scroller.current
        if (fromLocation && box)
          kept.set(keyOf(fromLocation, name), { left: box.scrollLeft, top: box.scrollTop })
      }),
    [router, scroller, name],
  )
}
