import { scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import type { DraftSubject } from '#web/product/use-draft.ts'
import { store } from '#web/store/the-store.ts'
import { trayWords as say } from '#words/tray.ts'

/** What is half written for a goal. */
function ofGoal(goal: GoalId, name: string, called: 'featureFor' | 'metricFor'): DraftSubject {
  const record = find(store.state, 'goal', goal)
  const release = record && find(store.state, 'release', record.release)
  const text = record?.text ?? ''
  return {
    scope: release ? scopeIn(release.product, 'plan') : workspaceScope,
    name: `${name} ${goal}`,
    called: () => say.said(called, { name: text }),
    whose: () => text,
    of: { kind: 'goal', id: goal },
  }
}

/** The feature that is typed for a goal. */
export const featureDraft = (goal: GoalId) => ofGoal(goal, 'new-feature', 'featureFor')
/** The features of a goal that wait for a reason: their names, one a line, begun with the words that asked for it. */
export const waitingDraft = (goal: GoalId) => ofGoal(goal, 'waiting-features', 'featureFor')
/** The metric that is typed for a goal. */
export const metricDraft = (goal: GoalId) => ofGoal(goal, 'new-metric', 'metricFor')
/** A metric that is changed; `again` makes it once more with what was typed. */
export const changedMetricDraft = (metric: Metric, again: DraftSubject['again']): DraftSubject => ({
  ...ofGoal(metric.goal, `metric ${metric.id}`, 'metricFor'),
  called: () => say.said('metric', { name: metric.name }),
  whose: () => metric.name,
  of: { kind: 'metric', id: metric.id },
  ...(again && { again }),
})
/** Why a goal needs one more feature, whichever that is. */
export const reasonDraft = (goal: GoalId, feature: string): DraftSubject => ({
  ...ofGoal(goal, `reason ${feature}`, 'featureFor'),
  called: () => say('reasonFor', { name: feature }),
})
