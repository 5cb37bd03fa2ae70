import { emptyPlan, type WorkingPlan } from '#analysis/roadmap-plan.ts'
import type { ProductId } from '#domain/product/product.ts'
import { useDraft } from '../use-draft.ts'

interface Draft {
  plan: WorkingPlan
  /** why somebody goes bottom-up against the advice */
  reason: string
}

const isDraft = (value: unknown): value is Draft => {
  const plan = (value as Draft | null)?.plan
  return Array.isArray(plan?.themes) && Array.isArray(plan.releases) && typeof plan.pinned === 'object'
}

/**
 * Takes the plan as it is from now on, what the step is called, null where it is none of the person's own, and the
 * field that is typed in.
 */
export type ChangePlan = (plan: WorkingPlan, step: string | null, typedIn?: string) => void

/** The plan that somebody works on; kept in this browser until it is applied. */
export function usePlan(product: ProductId) {
  return useDraft<Draft>(product, `bottom-up ${product}`, { plan: emptyPlan, reason: '' }, isDraft)
}
