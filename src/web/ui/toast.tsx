import { lazy, Suspense, useSyncExternalStore } from 'react'
import { afterPaint } from './after-paint.ts'
import { loadPatiently } from './load-patiently.ts'

export interface Toast {
  /** one sentence: 'Moved 3 items to R2 Retain.' */
  text: string
  /** usually Undo. Never the only way: whoever misses the toast finds the same under Mod+Z or in history. */
  action?: { label: string; perform: () => void }
  /** what else may be done about it */
  others?: readonly { label: string; perform: () => void }[]
  /** 'bad' is read at once and stays until closed */
  tone?: 'plain' | 'bad'
}

let wanted = false
const waiting: Toast[] = []
let sink: ((toast: Toast) => void) | null = null
let closeAll: () => void = () => {}
const listeners = new Set<() => void>()

/** Shows a sentence for 8 s (longer while pointed at or focused; F6 goes there) and reads it out. */
export function showToast(toast: Toast): void {
  waiting.push(toast)
  if (sink) {
    // What it tells of is drawn first.
    afterPaint(showWaiting)
    return
  }
  wanted = true
  for (const listener of listeners) listener()
}

function showWaiting(): void {
  if (sink) for (const toast of waiting.splice(0)) sink(toast)
}

/** Takes away every toast, where what they say is true no more. */
export function closeToasts(): void {
  waiting.length = 0
  closeAll()
}

/** For the drawing half only: takes over what waited while it loaded. */
export function drainToasts(into: (toast: Toast) => void, close: () => void): () => void {
  sink = into
  closeAll = close
  showWaiting()
  return () => {
    sink = null
  }
}

const ToastViewport = lazy(async () => ({
  default: (await loadPatiently(() => import('./toast-viewport.tsx'))).ToastViewport,
}))

/** Once, at the end of the page. */
export function Toaster() {
  const draw = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wanted,
  )
  return draw ? (
    <Suspense fallback={null}>
      <ToastViewport />
    </Suspense>
  ) : null
}
