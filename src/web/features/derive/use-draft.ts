import { useMemo, useRef, useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { ProductId } from '#domain/product/product.ts'
import { DraftHold } from '#web/store/draft-hold.ts'
import { store } from '#web/store/the-store.ts'

interface Step<T> {
  step: string
  /** the field that was typed in; null for any other act */
  typedIn: string | null
  /** the draft before it was done, or done again */
  from: T
}

/**
 * State of a derivation that survives leaving the page: kept in this browser under `name` until `clear`. Reading it
 * back is guarded by `isDraft`, since an older version of the page may have written something else.
 */
export function useDraft<T extends object>(
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
  /** What comes late, such as an answer, stands on what was done since, and so do two changes of one event. */
  const now = useRef(draft)
  now.current = draft
  const past = useRef<Step<T>[]>([])
  const ahead = useRef<Step<T>[]>([])
  const show = (next: T) => {
    now.current = next
    setDraft(next)
    hold.keep(next)
  }
  /**
   * @param step what is done, for Undo to say: "Rename Profile"; null for what is no step of the person's own
   * @param typedIn the field that is typed in, by a name of its own: what is typed on in one field is one step
   */
  const change = (next: Partial<T>, step: string | null, typedIn: string | null = null) => {
    const goesOn = typedIn !== null && ahead.current.length === 0 && past.current.at(-1)?.typedIn === typedIn
    if (step !== null && !goesOn) {
      past.current.push({ step, typedIn, from: now.current })
      ahead.current = []
    }
    show({ ...now.current, ...next })
  }
  const clear = () => {
    now.current = initial
    setDraft(initial)
    hold.keep(undefined)
  }
  const move = (from: Step<T>[], to: Step<T>[]) => {
    const last = from.pop()
    if (last === undefined) return null
    to.push({ ...last, from: now.current })
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
