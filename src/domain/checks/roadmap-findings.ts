import type { Check, Finding } from '../kernel/check.ts'
import { findingsIn } from '../kernel/findings.ts'
import { ordered, type State } from '../kernel/state.ts'

/** The findings of one product as its roadmap shows them: in column order, and what is about no column last. */
export function roadmapFindings(state: State, checks: readonly Check[], product: string): Finding[] {
  const place = new Map<string, number>()
  for (const { id } of ordered(state, 'release', product)) place.set(id, place.size)
  const at = ({ subject }: Finding) => place.get(subject) ?? place.size
  return findingsIn(state, checks)
    .of(product)
    .sort((a, b) => at(a) - at(b))
}
