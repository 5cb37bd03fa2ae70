import type { HistoryEntry } from '#domain/queries/history.ts'

/** What one step did to the record: one entry, or several of a long one. */
export interface StepEntry {
  step: string
  /** the last commit of the step: how the record stood after it */
  commit: string
  seq: number
  actor: string
  at: string
  lines: HistoryEntry['lines']
  /** how the record was after it can be brought back */
  there: boolean
}

/** Entries, newest first, put together where they are one step; what says nothing of the record is left out. */
export function byStep(entries: readonly HistoryEntry[]): StepEntry[] {
  const steps: StepEntry[] = []
  for (const { step, id, seq, actor, at, lines } of entries) {
    if (lines.length === 0) continue
    const last = steps.at(-1)
    if (last?.step === step) last.lines = [...lines, ...last.lines]
    else {
      const there = !lines.some(({ said }) => said.words === 'history.gone')
      steps.push({ step, commit: id, seq, actor, at, lines, there })
    }
  }
  return steps
}
