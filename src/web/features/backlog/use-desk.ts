import { createContext, useContext, useSyncExternalStore } from 'react'
import { must } from '#base/must.ts'
import type { Signal } from '#web/store/signal.ts'
import type { Desk } from './desk.ts'

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  return must(useContext(DeskContext), 'a backlog around this')
}

/** What `select` reads of a signal; draws again only when that differs. It must answer equal values as equal. */
export function usePart<T, P>(signal: Signal<T>, select: (value: T) => P): P {
  return useSyncExternalStore(signal.watch, () => select(signal.value))
}
