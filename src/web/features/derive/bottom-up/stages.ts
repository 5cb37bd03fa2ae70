import { planTroubles } from '#analysis/derive-roadmap.ts'
import type { WorkingPlan } from '#analysis/roadmap-plan.ts'
import type { State } from '#domain/kernel/state.ts'
import { bottomUpWords as say } from '#words/derive.ts'
import { type StageName, stages } from './stage-names.ts'

/** Why a stage cannot be left forwards yet, as a sentence; null when it can. */
export function obstacle(
  stage: StageName,
  plan: WorkingPlan,
  state: State,
  advised: boolean,
  reason: string,
): string | null {
  if (stage === 'check') {
    return advised || reason.trim() !== '' ? null : say('topDownAdvised')
  }
  if (stage === 'themes') return plan.themes.length > 0 ? null : say('noTheme')
  if (stage === 'releases') {
    return plan.themes.some(({ release }) => release !== null) ? null : say('noneInRelease')
  }
  const trouble = planTroubles(state, plan)[0]
  return trouble ? trouble.sentence : null
}

/** The last stage that can be entered: every one before it can be left. */
export function reachable(plan: WorkingPlan, state: State, advised: boolean, reason: string): StageName {
  return stages.find((stage) => obstacle(stage, plan, state, advised, reason) !== null) ?? 'review'
}
