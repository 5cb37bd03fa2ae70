import type { ImportSkip } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { csvText } from '../bytes/csv-text.ts'
import { findingsOf, type Reading } from '../formats/draft.ts'
import { wholeOf } from './dry-run.ts'
import { hierarchyOf } from './hierarchy.ts'
import type { ImportPlan } from './plan-import.ts'
import type { PlanReport } from './planned-import.ts'

const LISTED = 200

export function planReport(reading: Reading, plan: ImportPlan, isWhole = false): PlanReport {
  const { source, encoding, delimiter, columns, encodingSure = true, encodings = [], seems } = reading
  const { recalled = { kind: source, kept: null, used: [] } } = reading
  const { used, kept } = recalled
  const { creates, skipped, warnings, sample, twins, known, differs, differing, signs } = plan
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
    known,
    differs,
    differing,
    signs,
    remembered: used,
    habit: used.length > 0 && kept ? { id: kept.id, product: kept.product } : null,
    recalled,
    seems,
    creates,
    skips: skipped.length,
    skipped: skipped.slice(0, LISTED),
    warnings,
    sample,
    skippedCsv: tableOf(skipped),
    ...(isWhole && { whole: wholeOf(reading, plan) }),
  }
}

function tableOf(skipped: readonly ImportSkip[]): Uint8Array {
  const header = (['skipped-line', 'skipped-text', 'skipped-reason', 'skipped-item'] as const).map((key) =>
    importWords(key),
  )
  const rows = skipped.map(({ line, text, reason, item = '' }) => [line, text, reason, item])
  return new TextEncoder().encode(csvText(header, rows))
}
