import type { ImportHierarchy, ImportSkip } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { csvText } from '../bytes/csv-text.ts'
import { type Findings, findingsOf, type ItemDraft, type Reading } from '../formats/draft.ts'
import type { ImportPlan } from './plan-import.ts'
import type { PlanReport } from './planned-import.ts'

const LISTED = 200

export function planReport(reading: Reading, plan: ImportPlan): PlanReport {
  const { source, encoding, delimiter, columns, encodingSure = true, encodings = [] } = reading
  const { creates, skipped, warnings, sample, twins } = plan
  const { headerLine, words, order, unplaced, releases, sheets, sheet, ...tied } = findingsOf(reading)
  return {
    source,
    encoding,
    encodingSure,
    encodings,
    delimiter,
    sheets,
    sheet,
    headerLine,
    columns,
    words,
    hierarchy: hierarchyOf(tied),
    order,
    unplaced,
    releases: releases.map((release) => ({ ...release, here: null })),
    twins,
    remembered: rememberedIn(columns, words),
    creates,
    skips: skipped.length,
    skipped: skipped.slice(0, LISTED),
    warnings,
    sample,
    skippedCsv: tableOf(skipped),
  }
}

function rememberedIn(columns: PlanReport['columns'], words: PlanReport['words']): PlanReport['remembered'] {
  const isKept = ({ by }: { by: string | null }) => by === 'remembered'
  const of = (field: string) => words.some((word) => word.field === field && isKept(word))
  return [
    ...(columns.some(isKept) ? ['mapping' as const] : []),
    ...(of('status') ? ['statuses' as const] : []),
    ...(of('kind') ? ['kinds' as const] : []),
  ]
}

export function hierarchyOf({
  above,
  ties,
  loose,
}: Pick<Findings, 'above' | 'ties' | 'loose'>): ImportHierarchy {
  const levels = new Map<ItemDraft, number>()
  const levelOf = (draft: ItemDraft): number => {
    const path: ItemDraft[] = []
    let next: ItemDraft | undefined = draft
    while (next && !levels.has(next)) {
      path.push(next)
      next = above.get(next)
    }
    let level = next ? levels.get(next)! : 0
    for (const one of path.reverse()) levels.set(one, ++level)
    return levels.get(draft)!
  }
  let deepest = 1
  for (const child of above.keys()) deepest = Math.max(deepest, levelOf(child))
  return { by: ties, levels: deepest, tied: above.size, untied: loose.length, loose: loose.slice(0, LISTED) }
}

function tableOf(skipped: readonly ImportSkip[]): Uint8Array {
  const header = (['skipped-line', 'skipped-text', 'skipped-reason', 'skipped-item'] as const).map((key) =>
    importWords(key),
  )
  const rows = skipped.map(({ line, text, reason, item = '' }) => [line, text, reason, item])
  return new TextEncoder().encode(csvText(header, rows))
}
