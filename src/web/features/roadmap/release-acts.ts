import { countOf } from '#domain/kernel/counts.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { deleteRelease } from '#domain/roadmap/delete-release.ts'
import { editRelease } from '#domain/roadmap/edit-release.ts'
import { moveRelease } from '#domain/roadmap/move-release.ts'
import type { Release, ReleaseId } from '#domain/roadmap/release.ts'
import { type ReleaseDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'
import { tell, whenDone, why } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { focusSoon } from '#web/ui/focus-soon.ts'
import type { Unsaved } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { releaseWords as say } from '#words/roadmap.ts'
import { called } from './called.ts'

const columnsOf = (release: Release) => ordered(store.state, 'release', release.product)

/**
 * Moves a column behind another (null: first). Columns stand in time order, so dates change places; the toast
 * says so, since nobody would guess it.
 */
export function placeRelease(release: Release, after: ReleaseId | null): void {
  const before = [...columnsOf(release)]
  const outcome = store.run(
    moveRelease,
    { release: release.id, after },
    { label: say('move', { name: releaseName(release) }) },
  )
  const now = find(store.state, 'release', release.id)
  const next = now && columnsOf(now).after(now)
  const previous = now && columnsOf(now).before(now)
  const dated = before.some((column) => find(store.state, 'release', column.id)?.date !== column.date)
  const neighbour = next ?? previous
  const moved = say('moved', {
    ...called(release.name),
    where: next ? 'before' : previous ? 'behind' : 'alone',
    neighbour: neighbour ? releaseName(neighbour) : '',
    dates: dated ? 'changed' : 'same',
  })
  if (tell(outcome, moved)) focusSoon(`[data-cell="date:${release.id}"]`)
}

export function stepRelease(release: Release, by: -1 | 1): void {
  const columns = columnsOf(release)
  const at = columns.indexOf(release)
  if (at + by < 0 || at + by >= columns.size) {
    announce(say(by === 1 ? 'lastAlready' : 'firstAlready', { name: releaseName(release) }))
    return
  }
  placeRelease(release, columns.at(by === 1 ? at + 1 : at - 2)?.id ?? null)
}

export const canStep = (release: Release, by: -1 | 1): boolean => {
  const at = columnsOf(release).indexOf(release) + by
  return at >= 0 && at < columnsOf(release).size
}

/** Sets the date; the column goes to its place in time. `was`: as the person saw it. Returns why not, or nothing. */
export function dateRelease(
  release: Release,
  date: ReleaseDate | null,
  was: ReleaseDate | null = release.date,
): Unsaved | undefined {
  const from = columnsOf(release).indexOf(release)
  const outcome = store.run(
    editRelease,
    { release: release.id, date, was: { date: was } },
    { label: say('setDate', called(release.name)) },
  )
  const now = find(store.state, 'release', release.id)
  if (!outcome.refusal && now) {
    const to = columnsOf(now).indexOf(now)
    const set = { ...called(now.name), date: showDate(date) }
    if (to !== from) tell(outcome, say('dateMoved', { ...set, place: to + 1, count: columnsOf(now).size }))
    else whenDone(outcome, () => announce(say('dateSet', set)))
  }
  return why(outcome)
}

export function markReleased(release: Release, released: boolean): void {
  const name = releaseName(release)
  const outcome = store.run(
    editRelease,
    { release: release.id, released, was: { released: release.released } },
    { label: say(released ? 'markReleased' : 'markNotReleased', { name }) },
  )
  tell(outcome, say(released ? 'markedReleased' : 'markedNotReleased', { name }))
}

export function removeRelease(release: Release): void {
  const features = featuresOf(store.state, release.id)
  const goal = goalOf(store.state, release.id)
  const metrics = goal ? ordered(store.state, 'metric', goal.id).size : 0
  let items = 0
  for (const { id } of features) items += countOf(store.state.counts, id, 'items')
  const columns = columnsOf(release)
  const neighbour = columns.after(release) ?? columns.before(release)
  const outcome = store.run(
    deleteRelease,
    { release: release.id },
    { label: say('delete', { name: releaseName(release) }) },
  )
  const parts =
    features.length === 0 ? (metrics === 0 ? 'none' : 'metrics') : metrics === 0 ? 'features' : 'both'
  const gone = { name: releaseName(release), parts, features: features.length, metrics, items }
  tell(outcome, say('deleted', gone))
  if (neighbour) focusSoon(`[data-cell="date:${neighbour.id}"]`)
}
