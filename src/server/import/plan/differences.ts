import type { ImportDiffering } from '#protocol/import-report.ts'
import { findingsOf, type ItemDraft, type Reading } from '../formats/draft.ts'
import type { Origin } from './origins.ts'

type Difference = ImportDiffering['fields'][number]

/**
 * What a file says of an item that is here otherwise. A draft, a story and no estimate are also what an item is of
 * which the file says nothing, so these count only where a word of it says them.
 */
export function differencesIn(
  reading: Pick<Reading, 'found'>,
): (draft: ItemDraft, here: Origin) => Difference[] {
  const { words } = findingsOf(reading)
  const said = new Set(
    words.flatMap(({ takenFor, instead = [] }) => [takenFor, ...instead.map((other) => other.takenFor)]),
  )
  return (draft, here) => {
    const found: Difference[] = []
    const compare = (field: Difference['field'], file: string | null, other: string | null) => {
      if (file !== null && file !== other) found.push({ field, file, here: other })
    }
    compare('title', draft.title, here.title.trim())
    compare('kind', draft.kind === 'story' && !said.has('story') ? null : draft.kind, here.kind)
    compare('status', draft.status === 'draft' && !said.has('draft') ? null : draft.status, here.status)
    compare('estimate', textOf(draft.estimate), textOf(here.estimate))
    return found
  }
}

const textOf = (points: number | null) => (points === null ? null : String(points))
