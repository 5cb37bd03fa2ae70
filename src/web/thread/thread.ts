import { find, type State } from '#domain/kernel/state.ts'
import { type ReleaseColour, releaseColours } from '#domain/roadmap/release-colour.ts'
import { traceOf } from '#domain/roadmap/trace.ts'

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

/** The line an item hangs on, or null for an orphan. */
export function lineOfItem(state: State, item: string): Line | null {
  const record = find(state, 'item', item)
  const trace = record && traceOf(state, record)
  return trace ? { release: trace.release.id, feature: trace.feature.id, item } : null
}
