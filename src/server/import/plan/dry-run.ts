import type { ImportDryRun } from '#protocol/import-report.ts'
import { findingsOf, type ItemDraft, type Reading } from '../formats/draft.ts'
import { textOf } from './draft-input.ts'
import { hierarchyOf } from './hierarchy.ts'

/** What a file makes where no product is asked, as `throughline import --dry-run --json` prints it. */
export function dryRunOf(reading: Reading): ImportDryRun {
  return { schemaVersion: 1, kind: 'import', data: wholeOf(reading, reading) }
}

/** The items that would be made, in backlog order, and how the file was understood. */
export function wholeOf(
  reading: Reading,
  { drafts, skipped }: Pick<Reading, 'drafts' | 'skipped'>,
): ImportDryRun['data'] {
  const { above, words } = findingsOf(reading)
  return {
    source: reading.source,
    items: drafts.map((draft) => itemOf(draft, above)),
    skipped: skipped.map(({ line, reason }) => ({ line, reason })),
    columns: reading.columns.map(({ header, as }) => ({ header, as })),
    words: words.map(({ sure: _, by: __, ...word }) => word),
  }
}

function itemOf(
  draft: ItemDraft,
  above: ReadonlyMap<ItemDraft, ItemDraft>,
): ImportDryRun['data']['items'][number] {
  const { line, title, kind, status, estimate, labels } = draft
  return {
    line,
    title,
    kind,
    status,
    estimate,
    parent: above.get(draft)?.title ?? null,
    labels,
    description: textOf(draft, above.has(draft)),
  }
}

/** The same for people: how the file was read, where that is not in the items. */
export type DryRunSaid = ReturnType<typeof saidOf>

export function saidOf(reading: Reading) {
  const { encoding, encodingSure = true, encodings = [], warnings, columns } = reading
  const { order, headerLine, words, unplaced, releases, ...tied } = findingsOf(reading)
  return {
    encoding,
    encodingSure,
    encodings,
    warnings,
    columns,
    order,
    headerLine,
    words,
    unplaced,
    releases,
    hierarchy: hierarchyOf(tied),
  }
}
