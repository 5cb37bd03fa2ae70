import { useMemo, useRef, useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { ProductId } from '#domain/product/product.ts'
import { DraftHold } from '#web/store/draft-hold.ts'
import { store } from '#web/store/the-store.ts'

/**
 * State of a derivation that survives leaving the page: kept in this browser under `name` until `clear`. Reading it
 * back is guarded by `isDraft`, since an older version of the page may have written something else.
 */
export function useDraft<T>(
  product: ProductId,
  name: string,
  initial: T,
  isDraft: (value: unknown) => value is T,
) {
  const hold = useMemo(
    () => new DraftHold({ member: store.member, scope: scopeIn(product, 'backlog'), name }),
    [product, name],
  )
  const kept = () => {
    const value = hold.read()
    return isDraft(value) ? value : initial
  }
  const [draft, setDraft] = useState<T>(kept)
  const [at, setAt] = useState(name)
  if (at !== name) {
    setAt(name)
    setDraft(kept())
  }
  const past = useRef<T[]>([])
  const ahead = useRef<T[]>([])
  const show = (next: T) => {
    setDraft(next)
    hold.keep(next)
  }
  const change = (next: T) => {
    past.current.push(draft)
    ahead.current = []
    show(next)
  }
  const clear = () => {
    setDraft(initial)
    hold.keep(undefined)
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
