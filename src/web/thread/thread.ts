import { find, type State } from '#domain/kernel/state.ts'
import { type ReleaseColour, releaseColours } from '#domain/roadmap/release-colour.ts'
import { releaseOfFeature, traceOf } from '#domain/roadmap/trace.ts'

/** The colour of a release's thread, which is the release's own: it goes with it wherever it moves. */
export function threadOf(state: State, release: string | null | undefined): string {
  const record = release ? find(state, 'release', release) : undefined
  return record ? colourOf(record.colour) : 'var(--thread-none)'
}

/** The token of a colour: they stand in the order in which they are given. */
export function colourOf(colour: ReleaseColour): string {
  return `var(--thread-${releaseColours.indexOf(colour) + 1})`
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
