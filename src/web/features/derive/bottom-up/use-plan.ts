import { createContext, useContext } from 'react'
import { emptyPlan, type WorkingPlan } from '#analysis/roadmap-plan.ts'
import type { ProductId } from '#domain/product/product.ts'
import type { Began, InlineDraft } from '#web/ui/inline-edit.tsx'
import { type DraftKind, usePlanDraft } from '../use-plan-draft.ts'

interface Draft {
  plan: WorkingPlan
  /** why somebody goes bottom-up against the advice */
  reason: string
  /** what is half typed in fields of the plan: it stays where the plan is, and goes with it */
  half: HalfTyped
}

interface HalfTyped {
  [field: string]: { text: string; began: Began }
}

const kind: DraftKind<Draft> = {
  initial: { plan: emptyPlan, reason: '', half: {} },
  isDraft: (value): value is Draft => {
    const plan = (value as Draft | null)?.plan
    return Array.isArray(plan?.themes) && Array.isArray(plan.releases) && typeof plan.pinned === 'object'
  },
  // A step takes no words out of another field.
  carried: (to, now) => ({ ...to, half: now.half }),
}

/**
 * Takes the plan as it is from now on, what the step is called, null where it is none of the person's own, and the
 * field that is typed in.
 */
export type ChangePlan = (plan: WorkingPlan, step: string | null, typedIn?: string) => void

/** The plan that somebody works on; kept in this browser until it is applied. */
export function usePlan(product: ProductId) {
  return usePlanDraft<Draft>(product, `bottom-up ${product}`, kind)
}

interface Half {
  half: HalfTyped
  change(next: (half: HalfTyped) => HalfTyped): void
}

const HalfContext = createContext<Half>({ half: {}, change: () => {} })
export const HalfTypedFields = HalfContext.Provider

/** Keeps what is typed in a field of the plan. @param name unlike that of any other field of it */
export function usePlanField(name: string): InlineDraft {
  const { half, change } = useContext(HalfContext)
  const mine = half[name]
  const keep = (text: string | null, began: Began) => {
    if (text === null && mine === undefined) return
    change(({ [name]: _, ...others }) => (text === null ? others : { ...others, [name]: { text, began } }))
  }
  return { waits: mine !== undefined, read: () => mine ?? null, keep, putBack: keep }
}
