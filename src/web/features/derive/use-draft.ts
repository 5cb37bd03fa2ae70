import { useRef, useState } from 'react'

/**
 * State that survives leaving the page: kept in this browser under `key` until `clear`. Reading it back is
 * guarded by `isDraft`, since an older version of the page may have written something else.
 */
export function useDraft<T>(key: string, initial: T, isDraft: (value: unknown) => value is T) {
  const [draft, setDraft] = useState<T>(() => read(key, isDraft) ?? initial)
  const [at, setAt] = useState(key)
  if (at !== key) {
    setAt(key)
    setDraft(read(key, isDraft) ?? initial)
  }
  const past = useRef<T[]>([])
  const ahead = useRef<T[]>([])
  const show = (next: T) => {
    setDraft(next)
    write(key, next)
  }
  const change = (next: T) => {
    past.current.push(draft)
    ahead.current = []
    show(next)
  }
  const clear = () => {
    setDraft(initial)
    write(key, undefined)
  }
  const step = (from: T[], to: T[]) => {
    const next = from.pop()
    if (next === undefined) return false
    to.push(draft)
    show(next)
    return true
  }
  /** One step of the draft back or forward; false when there is none. Nothing outside the draft is touched. */
  const steps = {
    undo: () => step(past.current, ahead.current),
    redo: () => step(ahead.current, past.current),
  }
  return [draft, change, clear, steps] as const
}

function read<T>(key: string, isDraft: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage may be full or forbidden; the draft then lasts as long as the page.
  }
}
