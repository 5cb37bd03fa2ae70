import { type CSSProperties, type RefObject, type UIEvent, useLayoutEffect, useState } from 'react'

/**
 * What the scroller of a grid whose heads stay in sight is given: how high they are, since they grow with what is said
 * in them, and whether something lies beneath them.
 */
export function useStickyHeads(scroller: RefObject<HTMLElement | null>) {
  const [height, setHeight] = useState({ date: 0, name: 0 })
  const [beneath, setBeneath] = useState({ below: false, beside: false })
  useLayoutEffect(() => {
    const heads = scroller.current?.querySelectorAll<HTMLElement>('[data-head-row]')
    const [date, name] = heads ?? []
    if (!date || !name) return undefined
    const measure = () => setHeight({ date: date.offsetHeight, name: name.offsetHeight })
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(date)
    resized.observe(name)
    return () => resized.disconnect()
  }, [scroller])
  return {
    style: { '--head-1': `${height.date}px`, '--head-2': `${height.name}px` } as CSSProperties,
    'data-below': beneath.below || undefined,
    'data-beside': beneath.beside || undefined,
    onScroll({ currentTarget: { scrollTop, scrollLeft } }: UIEvent) {
      const next = { below: scrollTop > 0, beside: scrollLeft > 0 }
      if (next.below !== beneath.below || next.beside !== beneath.beside) setBeneath(next)
    },
  }
}

/**
 * Scrolls to the last column so that the first in sight is a whole one, and no rest of one looks out beside it. Answers
 * with what takes back the room that it made for that.
 */
export function showLast(scroller: HTMLElement): () => void {
  const [heading, ...columns] = scroller.querySelectorAll<HTMLElement>('[role="row"]:first-child > [role]')
  const starts = columns.map(({ offsetLeft }) => offsetLeft - (heading?.offsetWidth ?? 0))
  const least = scroller.scrollWidth - scroller.clientWidth
  // All of them are in sight, but for what is lost in rounding.
  if (least <= 2) return () => {}
  const start = starts.find((left) => left >= least - 2) ?? starts.at(-1) ?? least
  scroller.style.setProperty('--room', `${Math.max(0, start - least)}px`)
  scroller.scrollLeft = start
  return () => scroller.style.removeProperty('--room')
}
