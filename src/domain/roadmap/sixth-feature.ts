import { find, ordered, type State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { releaseName } from './release-name.ts'

/** Three to five features a goal is Pichler's rule of thumb; one more needs a reason (method R5). */
export const mostFeatures = 5

export function sixthFeature(state: State, goal: string, reason: string): Refusal | null {
  const count = ordered(state, 'feature', goal).size
  if (count < mostFeatures || reason !== '') return null
  const release = find(state, 'release', find(state, 'goal', goal)!.release)!
  return refuse('sixth-feature', { release: releaseName(release), count })
}
