import { lookUp } from '../kernel/lookup.ts'
import type { State } from '../kernel/state.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { releaseOfFeature } from '../roadmap/trace.ts'

/** Refuses a feature that is missing or on another product's roadmap; null (no feature) is fine. */
export function featureTrouble(state: State, product: string, feature: string | null): Refusal | null {
  if (feature === null) return null
  const record = lookUp(state, 'feature', feature)
  if (isRefusal(record)) return record
  return releaseOfFeature(state, record)?.product === product
    ? null
    : refuse('other-product', { kind: 'feature' })
}

/** The same for a theme. */
export function themeTrouble(state: State, product: string, theme: string | null): Refusal | null {
  if (theme === null) return null
  const record = lookUp(state, 'theme', theme)
  if (isRefusal(record)) return record
  return record.product === product ? null : refuse('other-product', { kind: 'theme' })
}
