import type { CommandCall } from '#domain/kernel/commit.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { deleteRelease } from '#domain/roadmap/delete-release.ts'
import { editRelease } from '#domain/roadmap/edit-release.ts'
import { moveRelease } from '#domain/roadmap/move-release.ts'
import { countOpen, type GoesTo, goesOnIn, openWork, sendOpenWork } from '#domain/roadmap/open-work.ts'
import type { Release, ReleaseId } from '#domain/roadmap/release.ts'
import { releaseColours } from '#domain/roadmap/release-colour.ts'
import { type ReleaseDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'
import { tell, whenDone, why } from '#web/actions/tell.ts'
import { newId } from '#web/store/new-id.ts'
import { call } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { colourOf } from '#web/thread/thread.ts'
import { focusSoon } from '#web/ui/focus-soon.ts'
import type { Unsaved } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { type MenuEntry, openMenu } from '#web/ui/menu.tsx'
import { releaseColourWords } from '#words/release-colours.ts'
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

/**
 * Marks it released or not. Where items of it are still open, the person says where they go: with the next release,
 * nowhere, or back to no release. All of it is one step.
 */
export function markReleased(release: Release, released: boolean): void {
  const count = released ? countOpen(openWork(store.state, release.id)) : 0
  if (count === 0) {
    setReleased(release, released, [])
    return
  }
  const name = releaseName(release)
  const next = goesOnIn(store.state, release)
  const go = (to: GoesTo, where: Where) => () => {
    // As it is by now: some of it may have been done while the question stood.
    const open = openWork(store.state, release.id)
    const left = countOpen(open)
    const making = { newId: () => newId('feature'), reason: say('carriedOver', { name }) }
    const about = { count: left, next: next ? releaseName(next.release) : '' }
    setReleased(release, true, sendOpenWork(store.state, open, to, making), left > 0 ? where : 'none', about)
  }
  openMenu({
    label: say('openItems', { count, name }),
    at: document.querySelector(`[data-cell="date:${release.id}"]`) ?? document.body,
    items: [
      { heading: say('openItems', { count, name }) },
      ...(next
        ? [
            {
              label: say('openToNext', { name: releaseName(next.release) }),
              perform: go({ goal: next.goal.id }, 'next'),
            },
          ]
        : []),
      { label: say('openStay', { name }), perform: go('stay', 'stay') },
      { label: say('openLoose'), perform: go('loose', 'loose') },
    ],
  })
}

type Where = 'none' | 'next' | 'stay' | 'loose'

function setReleased(
  release: Release,
  released: boolean,
  besides: CommandCall[],
  where: Where = 'none',
  about = { count: 0, next: '' },
): void {
  const name = releaseName(release)
  const outcome = store.runAll(
    [call(editRelease, { release: release.id, released, was: { released: release.released } }), ...besides],
    { label: say(released ? 'markReleased' : 'markNotReleased', { name }) },
  )
  tell(outcome, say(released ? 'markedReleased' : 'markedNotReleased', { name, where, ...about }))
}

/** The colours that its thread may have; those of other releases say whose they are. */
export function colourMenu(release: Release): MenuEntry[] {
  const others = [...columnsOf(release)].filter(({ id }) => id !== release.id)
  return releaseColours.map((colour) => {
    const taken = others.filter((other) => other.colour === colour).map(releaseName)
    return {
      label: releaseColourWords(colour),
      swatch: colourOf(colour),
      checked: colour === release.colour,
      ...(taken.length > 0 && { detail: taken.join(', ') }),
      perform() {
        const name = releaseName(release)
        const outcome = store.run(
          editRelease,
          { release: release.id, colour, was: { colour: release.colour } },
          { label: say('setColour', { name }) },
        )
        tell(outcome, say('colourSet', { name, colour: releaseColourWords(colour) }))
      },
    }
  })
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
  if (outcome.refusal) return
  if (neighbour) focusSoon(`[data-cell="date:${neighbour.id}"]`)
  comeBackTo(release)
}

/** Whoever takes back that a release was deleted, by whichever door, goes on with it. */
function comeBackTo({ id }: Release): void {
  const stop = store.subscriptions.subscribe([id], () => {
    if (!find(store.state, 'release', id)) return
    stop()
    if (store.ownChange(id) !== 'none') focusSoon(`[data-cell="date:${id}"]`)
  })
}
