import type { Item } from '#domain/backlog/item.ts'
import { traceItems } from '#domain/backlog/trace-items.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { find, ordered, pointing } from '#domain/kernel/state.ts'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import { deleteRelease } from '#domain/roadmap/delete-release.ts'
import { editRelease } from '#domain/roadmap/edit-release.ts'
import type { Feature } from '#domain/roadmap/feature.ts'
import type { Goal } from '#domain/roadmap/goal.ts'
import { moveRelease } from '#domain/roadmap/move-release.ts'
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
  const open = released ? openByFeature(release) : []
  if (open.length === 0) {
    setReleased(release, released, [], 'none')
    return
  }
  const name = releaseName(release)
  const count = open.reduce((sum, { items }) => sum + items.length, 0)
  const next = nextAfter(release)
  const go = (calls: () => CommandCall[] | null, where: Where) => () => {
    const found = calls()
    if (found) setReleased(release, true, found, where, { count, next: next ? releaseName(next) : '' })
  }
  const on = next && goalOf(store.state, next.id)
  openMenu({
    label: say('openItems', { count, name }),
    at: document.querySelector(`[data-cell="date:${release.id}"]`) ?? document.body,
    items: [
      { heading: say('openItems', { count, name }) },
      ...(next && on
        ? [
            {
              label: say('openToNext', { name: releaseName(next) }),
              perform: go(() => carriedOver(open, on.id, name), 'next'),
            },
          ]
        : []),
      { label: say('openStay', { name }), perform: go(() => [], 'stay') },
      {
        label: say('openLoose'),
        perform: go(() => open.map(({ items }) => traced(items, null)), 'loose'),
      },
    ],
  })
}

type Where = 'none' | 'next' | 'stay' | 'loose'
interface OpenWork {
  feature: Feature
  items: Item['id'][]
}

function openByFeature(release: Release): OpenWork[] {
  return featuresOf(store.state, release.id).flatMap((feature) => {
    const items = [...pointing(store.state, 'item', 'feature', feature.id)]
      .flatMap((id) => find(store.state, 'item', id) ?? [])
      .filter(({ status }) => status !== 'done')
      .map(({ id }) => id)
    return items.length > 0 ? [{ feature, items }] : []
  })
}

/** The next release that is not out yet, behind this one if there is one. */
function nextAfter(release: Release): Release | undefined {
  const columns = [...columnsOf(release)]
  const open = (column: Release) => !column.released && column.id !== release.id
  return columns.slice(columns.indexOf(release) + 1).find(open) ?? columns.find(open)
}

const traced = (items: Item['id'][], feature: Item['feature']): CommandCall =>
  call(traceItems, { items, feature })

/** Open items go on under a feature of the same name there, which is made where there is none. */
function carriedOver(open: readonly OpenWork[], goal: Goal['id'], from: string): CommandCall[] {
  const there = [...ordered(store.state, 'feature', goal)]
  return open.flatMap(({ feature: { name }, items }) => {
    const same = there.find((feature) => feature.name === name)
    if (same) return [traced(items, same.id)]
    const feature = newId('feature') as Feature['id']
    return [
      call(createFeature, { feature, goal, name, reason: say('carriedOver', { name: from }) }),
      traced(items, feature),
    ]
  })
}

function setReleased(
  release: Release,
  released: boolean,
  besides: CommandCall[],
  where: Where,
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
  if (neighbour) focusSoon(`[data-cell="date:${neighbour.id}"]`)
}
