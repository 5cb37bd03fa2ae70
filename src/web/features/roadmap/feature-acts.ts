import { countOf } from '#domain/kernel/counts.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { deleteFeature } from '#domain/roadmap/delete-feature.ts'
import type { Feature, FeatureId } from '#domain/roadmap/feature.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { moveFeature } from '#domain/roadmap/move-feature.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { goalOf, releaseOfFeature } from '#domain/roadmap/trace.ts'
import { tell, tellRefusal } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { announce } from '#web/ui/live-region.tsx'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { releaseWords, featureWords as say } from '#words/roadmap.ts'
import type { Roadmap } from './roadmap-context.tsx'

type Ask = Roadmap['ask']

const itemsOf = (feature: string) => countOf(store.state.counts, feature, 'items')

const focusFeature = (id: string) => focusSoon(`[data-feature="${id}"] button`)

/**
 * Places a feature behind another of the goal (null: first). Where a sixth one needs a reason, the goal's cell
 * asks for it.
 */
export function placeFeature(feature: Feature, goal: GoalId, after: FeatureId | null, ask: Ask): void {
  const crosses = feature.goal !== goal
  const from = ordered(store.state, 'feature', feature.goal).indexOf(feature)
  const attempt = (reason: string) => {
    const outcome = store.run(
      moveFeature,
      { feature: feature.id, goal, after, reason },
      { label: say('move', { name: feature.name }) },
    )
    if (outcome.refusal || outcome.changes.length === 0) return outcome
    const list = ordered(store.state, 'feature', goal)
    const moved = find(store.state, 'feature', feature.id)
    const at = moved ? list.indexOf(moved) + 1 : 0
    if (crosses) {
      const release = moved && releaseOfFeature(store.state, moved)
      const items = itemsOf(feature.id)
      const to = release ? releaseName(release) : ''
      tell(outcome, say('movedAcross', { name: feature.name, release: to, items }))
    } else {
      announce(say('movedWithin', { name: feature.name, from: from + 1, to: at, count: list.size }))
    }
    focusFeature(feature.id)
    return outcome
  }
  const outcome = attempt('')
  if (!outcome.refusal) return
  if (outcome.refusal.code === 'sixth-feature')
    ask({ goal, sentence: outcome.sentence, name: feature.name, run: attempt })
  else tellRefusal(outcome)
}

/** One place up or down within its goal. */
export function stepFeature(feature: Feature, by: -1 | 1, ask: Ask): void {
  const list = ordered(store.state, 'feature', feature.goal)
  const at = list.indexOf(feature)
  const neighbour = list.at(by === 1 ? at + 1 : at - 1)
  if (at + by < 0 || !neighbour) {
    announce(say(by === 1 ? 'last' : 'first', { name: feature.name }))
    return
  }
  placeFeature(feature, feature.goal, by === 1 ? neighbour.id : (list.at(at - 2)?.id ?? null), ask)
}

/** To the end of the previous or next release's list. */
export function shiftFeature(feature: Feature, by: -1 | 1, ask: Ask): void {
  const release = releaseOfFeature(store.state, feature)
  if (!release) return
  const list = ordered(store.state, 'release', release.product)
  const at = list.indexOf(release)
  const other = list.at(at + by)
  if (at + by < 0 || !other) {
    announce(releaseWords(by === 1 ? 'last' : 'first', { name: releaseName(release) }))
    return
  }
  toRelease(feature, other.id, ask)
}

/** To the end of a release's list. */
function toRelease(feature: Feature, release: string, ask: Ask): void {
  const goal = goalOf(store.state, release)
  if (!goal || goal.id === feature.goal) return
  placeFeature(feature, goal.id, ordered(store.state, 'feature', goal.id).last()?.id ?? null, ask)
}

/** The other releases, as a menu of places to go. */
export function releasesToMoveTo(feature: Feature, ask: Ask): MenuEntry[] {
  const here = releaseOfFeature(store.state, feature)
  if (!here) return []
  return [...ordered(store.state, 'release', here.product)].map((release) => ({
    label: releaseName(release),
    checked: release.id === here.id,
    enabled: () => release.id !== here.id,
    perform: () => toRelease(feature, release.id, ask),
  }))
}

export function removeFeature(feature: Feature): void {
  const items = itemsOf(feature.id)
  const outcome = store.run(
    deleteFeature,
    { feature: feature.id },
    { label: say('delete', { name: feature.name }) },
  )
  tell(outcome, say('deleted', { name: feature.name, items }))
  const release = find(store.state, 'goal', feature.goal)?.release
  if (release) focusSoon(`[data-cell="features:${release}"]`)
}
