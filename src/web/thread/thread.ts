import { find, ordered, type State } from '#domain/kernel/state.ts'
import { traceOf } from '#domain/roadmap/trace.ts'

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

/** The line an item hangs on, or null for an orphan. */
export function lineOfItem(state: State, item: string): Line | null {
  const record = find(state, 'item', item)
  const trace = record && traceOf(state, record)
  return trace ? { release: trace.release.id, feature: trace.feature.id, item } : null
}
