import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { scrolledPast } from './scroll-view.ts'

export interface FixedRowsOptions {
  count: number
  /** px, the same for all */
  rowHeight: number
  /** rows drawn beyond each edge */
  overscan: number
  /** what the rows stand in, from the first one's upper edge on */
  space: RefObject<HTMLElement | null>
  /** what scrolls it; null until it is on the page */
  scroller: HTMLElement | null
}

export interface FixedRows {
  /** the rows to draw: from `first` up to and without `end` */
  first: number
  end: number
  /** rows that the scroller shows at once, whatever the count; 0 until it is on the page */
  room: number
}

/**
 * Which of many equally high rows are to be drawn. The height says where each stands, so 100,000 rows cost what
 * ten do: nothing is measured or kept for a row.
 */
export function useFixedRows({ count, rowHeight, overscan, space, scroller }: FixedRowsOptions): FixedRows {
  const [view, setView] = useState({ row: 0, room: 0 })
  useLayoutEffect(() => {
    const part = space.current
    const box = scroller
    if (!part || !box) return
    const look = () => {
      const row = Math.max(0, Math.floor(scrolledPast(part, box) / rowHeight))
      // One more, since rows are cut by both edges.
      const room = Math.ceil(box.clientHeight / rowHeight) + 1
      setView((last) => (last.row === row && last.room === room ? last : { row, room }))
    }
    // In the frame that shows the new place, or its rows would be blank for one.
    const lookNow = () => flushSync(look)
    look()
    box.addEventListener('scroll', lookNow, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(box)
    return () => {
      box.removeEventListener('scroll', lookNow)
      resized.disconnect()
    }
  }, [space, scroller, rowHeight])
  return { ...windowOf(view.row, view.room, overscan, count), room: view.room }
}

/** `row` may be past the end: the list became shorter, and the browser has not told yet that it scrolled back. */
export function windowOf(row: number, room: number, overscan: number, count: number) {
  if (room === 0) return { first: 0, end: 0 }
  const top = Math.max(0, Math.min(row, count - room))
  return { first: Math.max(0, top - overscan), end: Math.min(count, top + room + overscan) }
}
