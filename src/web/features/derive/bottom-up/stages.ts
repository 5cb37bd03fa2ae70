import { planTroubles } from '#analysis/derive-roadmap.ts'
import type { WorkingPlan } from '#analysis/roadmap-plan.ts'
import type { State } from '#domain/kernel/state.ts'
import { type StageName, stages } from './stage-names.ts'

export const stageTitles: Record<StageName, string> = {
  check: 'Check',
  themes: 'Themes',
  releases: 'Releases',
  goals: 'Goals and metrics',
  review: 'Review',
}

/** Why a stage cannot be left forwards yet, as a sentence; null when it can. */
export function obstacle(
  stage: StageName,
  plan: WorkingPlan,
  state: State,
  advised: boolean,
  reason: string,
): string | null {
  if (stage === 'check') {
    return advised || reason.trim() !== ''
      ? null
      : 'Top-down is advised. Say why you go bottom-up, or derive the backlog instead.'
  }
  if (stage === 'themes')
    return plan.themes.length > 0 ? null : 'There is no theme yet. Find themes, or make one from items.'
  if (stage === 'releases') {
    return plan.themes.some(({ release }) => release !== null)
      ? null
      : 'No theme is in a release yet. Move at least one.'
  }
  const trouble = planTroubles(state, plan)[0]
  return trouble ? trouble.sentence : null
}

/** The last stage that can be entered: every one before it can be left. */
export function reachable(plan: WorkingPlan, state: State, advised: boolean, reason: string): StageName {
  return stages.find((stage) => obstacle(stage, plan, state, advised, reason) !== null) ?? 'review'
}
