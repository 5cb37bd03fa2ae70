import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Release } from './release.ts'
import { releaseName } from './release-name.ts'
import { nextRelease } from './trace.ts'

/** Only the next release heads the backlog without a reason: longer-term planning stays on the roadmap (method T4). */
export function notNext(state: State, release: Release, reason: string): Refusal | null {
  const next = nextRelease(state, release.product)
  if (!next || next.id === release.id || reason !== '') return null
  return refuse('not-next', { release: releaseName(release), next: releaseName(next) })
}
