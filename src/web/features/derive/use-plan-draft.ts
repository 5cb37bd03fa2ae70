import { useMemo, useRef, useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { ProductId } from '#domain/product/product.ts'
import { DraftHold } from '#web/store/draft-hold.ts'
import { store } from '#web/store/the-store.ts'
import { type Gone, goneFrom } from './back-with-undo.ts'

interface Step<T> {
  step: string
  /** the field that was typed in; null for any other act */
  typedIn: string | null
  /** the draft before it was done, or done again */
  from: T
}

/** What a derivation keeps in this browser, beside what its steps take back. */
export interface DraftKind<T> {
  initial: T
  /** an older version of the page may have written something else */
  isDraft(value: unknown): value is T
  /** the draft that undo or redo comes to, with what is no part of any step left as it is now */
  carried(to: T, now: T): T
}

/** State of a derivation that survives leaving the page: kept in this browser under `name` until `clear`. */
export function usePlanDraft<T extends object>(product: ProductId, name: string, kind: DraftKind<T>) {
  const hold = useMemo(
    () => new DraftHold({ member: store.member, scope: scopeIn(product, 'backlog'), name }),
    [product, name],
  )
  const kept = (): T => {
    const value = hold.read()
    return kind.isDraft(value) ? { ...kind.initial, ...value } : kind.initial
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
  const change = (
    next: Partial<T> | ((now: T) => Partial<T>),
    step: string | null,
    typedIn: string | null = null,
  ) => {
    const goesOn = typedIn !== null && ahead.current.length === 0 && past.current.at(-1)?.typedIn === typedIn
    if (step !== null && !goesOn) {
      past.current.push({ step, typedIn, from: now.current })
      ahead.current = []
    }
    show({ ...now.current, ...(typeof next === 'function' ? next(now.current) : next) })
  }
  const clear = (): Gone => {
    now.current = kind.initial
    setDraft(kind.initial)
    return goneFrom(hold.place, () => hold.keep(undefined))
  }
  const move = (from: Step<T>[], to: Step<T>[]) => {
    const last = from.pop()
    if (last === undefined) return null
    to.push({ ...last, from: now.current })
    show(kind.carried(last.from, now.current))
    return last.step
  }
  /** One step of the draft back or forward; what it was, or null for none. Nothing outside the draft is touched. */
  const steps = {
    labels: { undo: past.current.at(-1)?.step ?? null, redo: ahead.current.at(-1)?.step ?? null },
    undo: () => move(past.current, ahead.current),
    redo: () => move(ahead.current, past.current),
  }
  return [draft, change, clear, steps] as const
}
