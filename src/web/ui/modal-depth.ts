import { createContext, useContext, useEffect } from 'react'

/**
 * How many modal dialogs something stands in: 0 on the page. Whoever listens to keys compares it with
 * `topModal()`, so that while a dialog is open only that dialog's keys live.
 */
export const ModalDepth = createContext(0)

const open = new Set<{ depth: number }>()

export function topModal(): number {
  let top = 0
  for (const { depth } of open) top = Math.max(top, depth)
  return top
}

/** Counts this component as an open modal while `isOpen`; returns the depth to provide to its content. */
export function useModalDepth(isOpen: boolean): number {
  const depth = useContext(ModalDepth) + 1
  useEffect(() => {
    if (!isOpen) return
    const mine = { depth }
    open.add(mine)
    return () => {
      open.delete(mine)
    }
  }, [isOpen, depth])
  return depth
}
