import type { ImportSkip } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { csvText } from '../bytes/csv-text.ts'
import type { Reading } from '../formats/draft.ts'
import type { ImportPlan } from './plan-import.ts'
import type { PlanReport } from './planned-import.ts'

const LISTED = 200

export function planReport(reading: Reading, plan: ImportPlan): PlanReport {
  const { source, encoding, delimiter, columns } = reading
  const { creates, skipped, warnings, sample } = plan
  return {
    source,
    encoding,
    delimiter,
    columns,
    creates,
    skips: skipped.length,
    skipped: skipped.slice(0, LISTED),
    warnings,
    sample,
    skippedCsv: tableOf(skipped),
  }
}

function tableOf(skipped: readonly ImportSkip[]): Uint8Array {
  const header = (['skipped-line', 'skipped-text', 'skipped-reason', 'skipped-item'] as const).map((key) =>
    importWords(key),
  )
  const rows = skipped.map(({ line, text, reason, item = '' }) => [line, text, reason, item])
  return new TextEncoder().encode(csvText(header, rows))
}
