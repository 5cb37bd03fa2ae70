import type { HistoryEntry } from '#domain/queries/history.ts'
import { dayOf } from './moment-text.ts'

/** What a person did in one go: mostly one commit, of long work many. */
export interface LogStep extends HistoryEntry {
  time: number
}

/** Commits of one step told as one, where its last one stands. Newest first, as they came. */
export function stepsOf(entries: readonly HistoryEntry[]): LogStep[] {
  const steps = new Map<string, LogStep>()
  for (const entry of entries) {
    const step = steps.get(entry.step)
    if (!step) {
      steps.set(entry.step, { ...entry, time: new Date(entry.at).getTime() })
      continue
    }
    // What was done first says what the step was.
    step.did = [...new Set([...entry.did, ...step.did])]
    step.lines = [...entry.lines, ...step.lines]
    step.count += entry.count
    step.note = entry.note ?? step.note
    // The server begins and ends long work for whoever asked for it.
    if (step.actor === 'system') Object.assign(step, { actor: entry.actor, via: entry.via })
  }
  return [...steps.values()]
}

/** The steps of each day, where the person is. */
export function daysOf(steps: readonly LogStep[]): { day: string; time: number; steps: LogStep[] }[] {
  const days: { day: string; time: number; steps: LogStep[] }[] = []
  for (const step of steps) {
    const day = dayOf(step.time)
    const last = days.at(-1)
    if (last?.day === day) last.steps.push(step)
    else days.push({ day, time: step.time, steps: [step] })
  }
  return days
}

/** The newest page laid upon what is shown; where it does not reach it, it is all there is. */
export function joined(newest: readonly HistoryEntry[], shown: readonly HistoryEntry[]): HistoryEntry[] {
  const last = newest.at(-1)
  const overlaps = last === undefined || shown[0] === undefined || last.seq <= shown[0].seq
  return overlaps
    ? [...newest, ...shown.filter(({ seq }) => last === undefined || seq < last.seq)]
    : [...newest]
}
