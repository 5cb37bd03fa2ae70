import type { Commit } from '#domain/kernel/commit.ts'
import type { Outcome } from './verdict.ts'

/** All or nothing: no long step is left half done, whatever cut it short. */
export function stepsAreWhole(commits: readonly Commit[], { works, host }: Outcome): string[] {
  const found: string[] = []
  for (const { id, state } of host?.state.records.step.values() ?? [])
    if (state === 'running' || state === 'cancelling') found.push(`The step ${id} is still ${state}`)
  const last = new Map<string, { step: string; made: boolean }>()
  for (const { step, changes } of commits)
    for (const { kind, id, before, after } of changes)
      if (kind !== 'step') last.set(id, { step, made: !before && after !== null })
  for (const { step, outcome } of works) {
    const record = host?.state.records.step.get(step)
    // One whose beginning was never written leaves its id to whoever takes it, such as an undo.
    if (record?.kind !== 'import') continue
    if (outcome?.ok && record.state !== 'done') found.push(`The step ${step} was done and is ${record.state}`)
    if (outcome && !outcome.ok && record.state === 'done')
      found.push(`The step ${step} was refused and is done`)
    if (record.state !== 'cancelled') continue
    for (const [id, by] of last)
      if (by.step === step && by.made) found.push(`${id} is left of the step ${step}, which was given up`)
  }
  return found
}
