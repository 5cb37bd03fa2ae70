import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

const paper = typeof matchMedia === 'function' ? matchMedia('print') : null
let printing = false

/** Whether the page is being put on paper, where there is no scrolling: lists then draw all their rows. */
export function usePrinting(): boolean {
  return useSyncExternalStore(watch, () => printing || paper?.matches === true)
}

function watch(listener: () => void): () => void {
  // The browser takes the page as it is when the listener returns.
  const now = () => flushSync(listener)
  const begin = () => {
    printing = true
    now()
  }
  const end = () => {
    printing = false
    now()
  }
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  paper?.addEventListener('change', now)
  return () => {
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
    paper?.removeEventListener('change', now)
  }
}
