import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Scope } from '#domain/kernel/scope.ts'
import { useStore } from '#web/store/use-store.ts'
import { cellOf } from './cell-of.ts'

/** A screen that several people may look at. */
export interface Place {
  scope: Scope
  screen: string
}

const Here = createContext<Place | null>(null)

/** The screen around this; null where nobody is told of it. */
export function usePlace(): Place | null {
  return useContext(Here)
}

/** Tells the others that the person is on this screen, and which cell of it they edit. */
export function PlaceProvider({ scope, screen, children }: Place & { children: ReactNode }) {
  const store = useStore()
  const cell = useEditedCell()
  useEffect(() => store.here({ scope, screen, cell }), [store, scope, screen, cell])
  useEffect(() => () => store.here(null), [store])
  const [place, setPlace] = useState<Place>({ scope, screen })
  if (place.scope !== scope || place.screen !== screen) setPlace({ scope, screen })
  return <Here value={place}>{children}</Here>
}

/** Follows focus: whoever has it in a text field of a cell edits that cell. */
function useEditedCell(): string | null {
  const [cell, setCell] = useState<string | null>(null)
  useEffect(() => {
    const look = () => setCell(cellOf(document.activeElement))
    // Where focus goes is known only after it left.
    const later = () => queueMicrotask(look)
    look()
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', later)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', later)
    }
  }, [])
  return cell
}
