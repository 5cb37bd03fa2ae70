import { useLayoutEffect, useRef } from 'react'

/** A history of its own, such as a plan that is not applied yet has; each answers with what the step was, or null. */
export interface LocalHistory {
  /** what is undone: 'this plan' */
  of: string
  undo(): string | null
  redo(): string | null
}

let current: { readonly history: LocalHistory } | null = null

/** While the component is mounted, Undo and Redo are its own: what was done on other screens is left alone. */
export function useLocalHistory(history: LocalHistory): void {
  const mine = useRef({ history })
  useLayoutEffect(() => {
    mine.current.history = history
  })
  useLayoutEffect(() => {
    const { current: own } = mine
    current = own
    return () => {
      if (current === own) current = null
    }
  }, [])
}

/** The history that Undo and Redo mean now, when it is not the product's. */
export function localHistory(): LocalHistory | null {
  return current?.history ?? null
}
