import { find, ordered, type State } from '#domain/kernel/state.ts'
import { releaseOfFeature, traceOf } from '#domain/roadmap/trace.ts'

/** How many hues the tokens hold before they come round again. */
const hues = 8

/** The colour of a release's thread: its place in time order picks the hue, so that neighbours differ. */
export function threadOf(state: State, release: string | null | undefined): string {
  const record = release ? find(state, 'release', release) : undefined
  if (!record) return 'var(--thread-none)'
  return `var(--thread-${(ordered(state, 'release', record.product).indexOf(record) % hues) + 1})`
}

/** What lies on one line: the release, its goal, and below them whatever the record names. */
export interface Line {
  release: string
  feature: string | null
  item: string | null
}

/** The line that a release, feature or item hangs on as it is now, or null for an orphan and for what is gone. */
export function lineOf(state: State, kind: 'release' | 'feature' | 'item', id: string): Line | null {
  if (kind === 'release')
    return find(state, 'release', id) ? { release: id, feature: null, item: null } : null
  if (kind === 'feature') {
    const feature = find(state, 'feature', id)
    const release = feature && releaseOfFeature(state, feature)
    return release ? { release: release.id, feature: id, item: null } : null
  }
  const item = find(state, 'item', id)
  const trace = item && traceOf(state, item)
  return trace ? { release: trace.release.id, feature: trace.feature.id, item: id } : null
}
