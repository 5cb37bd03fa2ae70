import type { Check, Finding } from '../kernel/check.ts'
import { findingsIn } from '../kernel/findings.ts'
import { ordered, type State } from '../kernel/state.ts'
import { nextRelease } from '../roadmap/trace.ts'

/** Whether it cannot wait: what comes after the next release is kept coarse, and may lack what it will need. */
export function isPressing(
  state: State,
  { subject, product }: Pick<Finding, 'subject' | 'product'>,
): boolean {
  return subject === nextRelease(state, product)?.id
}

/**
 * The findings of one product as its roadmap shows them, the worst first: what is about the next release, what is about no
 * release, then the other releases in their order.
 */
export function roadmapFindings(state: State, checks: readonly Check[], product: string): Finding[] {
  const place = new Map<string, number>()
  for (const { id } of ordered(state, 'release', product)) place.set(id, place.size)
  const at = (finding: Finding) => (isPressing(state, finding) ? -2 : (place.get(finding.subject) ?? -1))
  return findingsIn(state, checks)
    .of(product)
    .sort((a, b) => at(a) - at(b))
}
