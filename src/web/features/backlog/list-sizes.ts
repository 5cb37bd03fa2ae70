import { createContext, type RefObject, useContext, useLayoutEffect, useRef, useState } from 'react'
import { scrolledPast, scrollerOf } from '#web/ui/scroll-view.ts'

/** How the list is laid out at the moment, as its styles say for its width, the height of the window and the letters. */
export interface ListSizes {
  /** px, the same for each row and each head of a group */
  row: number
  /** px at the foot that the bar of a selection lies over */
  bar: number
  /** what scrolls the rows: the list itself, or in a low window the screen; null until it is on the page */
  scroller: HTMLElement | null
  /** The list scrolls by itself, and the head of the group that one is in stays at its top. */
  alone: boolean
}

const RowHeight = createContext(36)
export const RowHeightOf = RowHeight.Provider

/** Height of a row of the list around, in px. */
export const useRowHeight = (): number => useContext(RowHeight)

/**
 * Follows how high rows are and what scrolls them. Both are said by the styles (item-list.module.css) and only read
 * here, so that the rows that are placed and the rows that are drawn agree.
 */
export function useListSizes(
  list: RefObject<HTMLElement | null>,
  space: RefObject<HTMLElement | null>,
): ListSizes {
  const [sizes, setSizes] = useState<ListSizes>({ row: 36, bar: 64, scroller: null, alone: true })
  useLayoutEffect(() => {
    const box = list.current
    const part = space.current
    if (!box || !part) return
    const root = document.documentElement
    const look = () => {
      const row = Number.parseFloat(getComputedStyle(part).getPropertyValue('--row-here')) || 36
      const bar = 4 * Number.parseFloat(getComputedStyle(root).fontSize)
      const scroller = scrollerOf(box)
      setSizes((last) => {
        if (last.row === row && last.scroller === scroller) return last
        return { row, bar, scroller, alone: scroller === box }
      })
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(box)
    resized.observe(root)
    const dense = new MutationObserver(look)
    dense.observe(root, { attributeFilter: ['data-density'] })
    return () => {
      resized.disconnect()
      dense.disconnect()
    }
  }, [list, space])

  // Where rows become higher or lower the same ones stay in view.
  const last = useRef(sizes)
  useLayoutEffect(() => {
    const before = last.current
    const { row, scroller } = sizes
    const part = space.current
    last.current = sizes
    if (!scroller || !part || before.scroller !== scroller || before.row === row) return
    const past = scrolledPast(part, scroller)
    if (past > 0) scroller.scrollTop += (past / before.row) * row - past
  }, [sizes, space])
  return sizes
}
