import { count } from '#base/text/count.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { deleteRelease } from '#domain/roadmap/delete-release.ts'
import { editRelease } from '#domain/roadmap/edit-release.ts'
import { moveRelease } from '#domain/roadmap/move-release.ts'
import type { Release, ReleaseId } from '#domain/roadmap/release.ts'
import { type ReleaseDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'
import { tell, why } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { announce } from '#web/ui/live-region.tsx'
import { focusSoon } from './focus-soon.ts'

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
    { label: `Move ${releaseName(release)}` },
  )
  const now = find(store.state, 'release', release.id)
  const next = now && columnsOf(now).after(now)
  const previous = now && columnsOf(now).before(now)
  const dated = before.some((column) => find(store.state, 'release', column.id)?.date !== column.date)
  const name = release.name || 'The release'
  const where = next
    ? `${name} moved before ${releaseName(next)}`
    : previous
      ? `${name} moved behind ${releaseName(previous)}`
      : `${name} moved`
  if (tell(outcome, dated ? `${where}; the dates changed places.` : `${where}.`))
    focusSoon(`[data-cell="date:${release.id}"]`)
}

export function stepRelease(release: Release, by: -1 | 1): void {
  const columns = columnsOf(release)
  const at = columns.indexOf(release)
  if (at + by < 0 || at + by >= columns.size) {
    announce(`${releaseName(release)} is the ${by === 1 ? 'last' : 'first'} release already.`)
    return
  }
  placeRelease(release, columns.at(by === 1 ? at + 1 : at - 2)?.id ?? null)
}

export const canStep = (release: Release, by: -1 | 1): boolean => {
  const at = columnsOf(release).indexOf(release) + by
  return at >= 0 && at < columnsOf(release).size
}

/** Sets the date; the column goes to its place in time. Returns why not, or nothing. */
export function dateRelease(release: Release, date: ReleaseDate | null): string | undefined {
  const from = columnsOf(release).indexOf(release)
  const outcome = store.run(
    editRelease,
    { release: release.id, date },
    { label: `Date ${release.name || 'the release'}` },
  )
  const now = find(store.state, 'release', release.id)
  if (!outcome.refusal && now) {
    const to = columnsOf(now).indexOf(now)
    const name = now.name || 'The release'
    const said = `${name}: ${showDate(date)}`
    if (to !== from) tell(outcome, `${said}, now ${to + 1} of ${columnsOf(now).size} in time order.`)
    else announce(`${said}.`)
  }
  return why(outcome)
}

export function markReleased(release: Release, released: boolean): void {
  const name = releaseName(release)
  const outcome = store.run(
    editRelease,
    { release: release.id, released },
    { label: released ? `Mark ${name} released` : `Mark ${name} not released` },
  )
  tell(outcome, released ? `${name} is marked released.` : `${name} is not released any more.`)
}

export function removeRelease(release: Release): void {
  const features = featuresOf(store.state, release.id)
  const goal = goalOf(store.state, release.id)
  const metrics = goal ? ordered(store.state, 'metric', goal.id).size : 0
  let items = 0
  for (const { id } of features) items += store.state.tallies.byFeature.get(id)?.items ?? 0
  const columns = columnsOf(release)
  const neighbour = columns.after(release) ?? columns.before(release)
  const outcome = store.run(
    deleteRelease,
    { release: release.id },
    { label: `Delete release ${releaseName(release)}` },
  )
  const gone = [
    'its goal',
    features.length > 0 && count(features.length, 'feature'),
    metrics > 0 && count(metrics, 'metric'),
  ].filter(Boolean)
  const with_ = gone.length > 1 ? `${gone.slice(0, -1).join(', ')} and ${gone.at(-1)}` : gone[0]
  const loose = items > 0 ? ` ${count(items, 'item')} ${items === 1 ? 'hangs' : 'hang'} loose.` : ''
  tell(outcome, `${releaseName(release)} deleted with ${with_}.${loose}`)
  if (neighbour) focusSoon(`[data-cell="date:${neighbour.id}"]`)
}
