import type { HistoryEntry } from '#domain/queries/history.ts'
import type { Said } from '#words/area.ts'
import { ownHistoryWords } from '#words/history.ts'

/** A line as it is said where it is plain which record is meant. */
export function saidOfItself({ words, values }: Said): string {
  const key = words.replace(/^history\./, '') as Parameters<typeof ownHistoryWords>[0]
  return ownHistoryWords(key, values)
}

/** Whether nothing can have come before: a page that is not full, and ends where the record was made. */
export function isWhole(entries: readonly HistoryEntry[], limit: number): boolean {
  return (
    entries.length < limit &&
    (entries.at(-1)?.lines.some(({ said }) => said.words === 'history.made') ?? true)
  )
}

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
