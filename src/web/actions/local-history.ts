import { useLayoutEffect, useRef } from 'react'
import { type Signal, Source } from '#web/store/signal.ts'
import type { UndoLabels } from '#web/store/undo/undo-stack.ts'

/** A history of its own, such as a plan that is not applied yet has; each answers with what the step was, or null. */
export interface LocalHistory {
  /** what is undone: 'this plan' */
  of: string
  labels: UndoLabels
  undo(): string | null
  redo(): string | null
}

const current = new Source<LocalHistory | null>(null)

/** The history that Undo and Redo mean now, when it is not the product's. */
export const localHistory: Signal<LocalHistory | null> = current

/** While the component is mounted, Undo and Redo are its own: what was done on other screens is left alone. */
export function useLocalHistory(history: LocalHistory): void {
  const newest = useRef(history)
  useLayoutEffect(() => {
    newest.current = history
  })
  const { of, labels } = history
  const { undo, redo } = labels
  useLayoutEffect(() => {
    const own: LocalHistory = {
      of,
      labels: { undo, redo },
      undo: () => newest.current.undo(),
      redo: () => newest.current.redo(),
    }
    current.set(own)
    return () => {
      if (current.value === own) current.set(null)
    }
  }, [of, undo, redo])
}
