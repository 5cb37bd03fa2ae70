import type { ImportChoices, ImportDryRun, ImportField } from '#protocol/import-report.ts'
import { findingsOf, type ItemDraft, type Reading } from '../formats/draft.ts'
import { headerWord } from '../formats/headings.ts'
import { textOf } from './draft-input.ts'
import { hierarchyOf } from './plan-report.ts'

/** What a file makes where no product is asked, as `throughline import --dry-run --json` prints it. */
export function dryRunOf(reading: Reading): ImportDryRun {
  const { above, words } = findingsOf(reading)
  return {
    schemaVersion: 1,
    kind: 'import',
    data: {
      source: reading.source,
      items: reading.drafts.map((draft) => itemOf(draft, above)),
      skipped: reading.skipped.map(({ line, reason }) => ({ line, reason })),
      columns: reading.columns.map(({ header, as }) => ({ header, as })),
      words: words.map(({ field, word, rows, takenFor }) => ({ field, word, rows, takenFor })),
    },
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

/** Columns that were named by their headers, by their positions. The headers that are none are given back. */
export function placesOf(
  reading: Reading,
  named: Readonly<Record<string, ImportField | null>>,
): { mapping: NonNullable<ImportChoices['mapping']>; unknown: string[] } {
  const mapping: NonNullable<ImportChoices['mapping']> = {}
  const unknown: string[] = []
  for (const [header, field] of Object.entries(named)) {
    const found = reading.columns.filter((column) => column.header === header)
    const near =
      found.length > 0
        ? found
        : reading.columns.filter((column) => headerWord(column.header) === headerWord(header))
    for (const { index } of near) mapping[index] = field
    if (near.length === 0) unknown.push(header)
  }
  return { mapping, unknown }
}
