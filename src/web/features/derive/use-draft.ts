import { useMemo, useRef, useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { ProductId } from '#domain/product/product.ts'
import { DraftHold } from '#web/store/draft-hold.ts'
import { store } from '#web/store/the-store.ts'

interface Step<T> {
  step: string
  /** the draft before it was done, or done again */
  from: T
}

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
  const past = useRef<Step<T>[]>([])
  const ahead = useRef<Step<T>[]>([])
  const show = (next: T) => {
    setDraft(next)
    hold.keep(next)
  }
  /**
   * @param step what is done, for Undo to say: "Rename Profile"; null for what is no step of the person's own
   * @param typing what is typed on in one field is one step
   */
  const change = (next: T, step: string | null, typing = false) => {
    const goesOn = typing && ahead.current.length === 0 && past.current.at(-1)?.step === step
    if (step !== null && !goesOn) {
      past.current.push({ step, from: draft })
      ahead.current = []
    }
    show(next)
  }
  const clear = () => {
    setDraft(initial)
    hold.keep(undefined)
  }
  const move = (from: Step<T>[], to: Step<T>[]) => {
    const last = from.pop()
    if (last === undefined) return null
    to.push({ step: last.step, from: draft })
    show(last.from)
    return last.step
  }
  /** One step of the draft back or forward; what it was, or null for none. Nothing outside the draft is touched. */
  const steps = {
    undo: () => move(past.current, ahead.current),
    redo: () => move(ahead.current, past.current),
  }
  return [draft, change, clear, steps] as const
}
