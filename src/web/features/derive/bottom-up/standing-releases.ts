import type { ReleaseDraft } from '#analysis/derive-roadmap.ts'
import type { Item } from '#domain/backlog/item.ts'
import { find, ordered, pointing, type State } from '#domain/kernel/state.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'

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

/** The open items that trace to a release of the roadmap. */
export function itemsOfRelease(state: State, release: string): Item[] {
  return featuresOf(state, release)
    .flatMap(({ id }) => [...pointing(state, 'item', 'feature', id)])
    .flatMap((id) => find(state, 'item', id) ?? [])
    .filter(({ status }) => status !== 'done')
}
