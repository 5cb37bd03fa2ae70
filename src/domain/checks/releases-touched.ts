import type { Item } from '../backlog/item.ts'
import { find, ordered, type State } from '../kernel/state.ts'
import type { AnyRecord, Kind } from '../kinds.ts'
import type { Feature } from '../roadmap/feature.ts'
import type { Goal } from '../roadmap/goal.ts'
import type { Release } from '../roadmap/release.ts'
import { releaseOfFeature } from '../roadmap/trace.ts'

/**
 * The releases that a change may bear on: those it belongs to before and after. A release's own change bears on all
 * of its product, since which comes next, and which are directions, follows from the others.
 */
export function releasesTouched(
  state: State,
  kind: Kind,
  before: AnyRecord | undefined,
  after: AnyRecord | null,
): Set<string> {
  const touched = new Set<string>()
  for (const record of [before, after])
    if (record) for (const id of releasesOf(state, kind, record)) touched.add(id)
  return touched
}

function* releasesOf(state: State, kind: Kind, record: AnyRecord): Generator<string> {
  switch (kind) {
    case 'release':
      for (const { id } of ordered(state, 'release', (record as Release).product)) yield id
      return
    case 'goal':
      yield (record as Goal).release
      return
    case 'feature':
    case 'metric': {
      const goal = find(state, 'goal', (record as Feature).goal)
      if (goal) yield goal.release
      return
    }
    case 'item': {
      const { feature: id } = record as Item
      const feature = id === null ? undefined : find(state, 'feature', id)
      const release = feature && releaseOfFeature(state, feature)
      if (release) yield release.id
    }
  }
}
