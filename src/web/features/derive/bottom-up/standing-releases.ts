import type { ReleaseDraft } from '#analysis/derive-roadmap.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import { goalOf } from '#domain/roadmap/trace.ts'

/** The roadmap's own open releases as columns that themes can join; their goal and metrics stay their own. */
export function standingReleases(state: State, product: string): ReleaseDraft[] {
  return [...ordered(state, 'release', product)]
    .filter(({ released }) => !released)
    .map(({ id, name, date }) => ({
      key: id,
      standing: id,
      name,
      date,
      goal: '',
      type: goalOf(state, id)?.type ?? 'none',
      metrics: [],
    }))
}
