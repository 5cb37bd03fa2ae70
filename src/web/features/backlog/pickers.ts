import { type Item, type ItemKind, type ItemStatus, itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import { find, ordered, pointing } from '#domain/kernel/state.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { type MenuEntry, openMenu } from '#web/ui/menu.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { itemKindWords, itemStatusWords } from '#words/items.ts'
import { named, setFields, setTheme, setTrace } from './change-items.ts'
import type { Desk } from './desk.ts'
import { plannedReleases } from './planned-releases.ts'

/** The columns of a row, in their order. */
export const columns = {
  rank: 0,
  key: 1,
  kind: 2,
  title: 3,
  trace: 4,
  estimate: 5,
  status: 6,
  more: 7,
} as const
export const columnCount = 8

/** What a menu about the targets hangs from: the cell, or the row where the cell is not drawn, or the bar. */
function anchor(desk: Desk, column: number): Element {
  const { id } = desk.cursor.value
  const cell = id === null ? null : desk.view?.element(id, column)
  if (cell && cell.offsetParent !== null) return cell
  const row = id === null ? null : desk.view?.element(id)
  return row ?? document.querySelector('[data-bulk-bar]') ?? document.body
}

/** The one value that all targets share, for the tick; undefined where they differ. */
function shared<T>(items: readonly Item[], read: (item: Item) => T): T | undefined {
  const first = items[0] && read(items[0])
  return items.every((item) => read(item) === first) ? first : undefined
}

/** Those of them that are still there: a menu is about what it was opened for, wherever the cursor is by then. */
function standing(desk: Desk, items: readonly Item[]): Item[] {
  return items.flatMap(({ id }) => desk.item(id) ?? [])
}

type What = 'typeOf' | 'statusOf' | 'estimateOf' | 'traceOf' | 'themeOf'

function open(desk: Desk, column: number, what: What, items: readonly MenuEntry[], filter = false): void {
  if (!desk.mayPlan) return
  openMenu({ label: say(what, named(desk, desk.targets())), at: anchor(desk, column), items, filter })
}

export function pickKind(desk: Desk): void {
  const targets = desk.targets()
  const now = shared(targets, ({ kind }) => kind)
  open(
    desk,
    columns.kind,
    'typeOf',
    itemKinds.map((kind: ItemKind) => ({
      label: itemKindWords(kind),
      icon: kind,
      checked: now === kind,
      perform: () => setFields(desk, { kind }, standing(desk, targets)),
    })),
  )
}

export function pickStatus(desk: Desk): void {
  const targets = desk.targets()
  const now = shared(targets, ({ status }) => status)
  open(
    desk,
    columns.status,
    'statusOf',
    itemStatuses.map((status: ItemStatus) => ({
      label: itemStatusWords(status),
      checked: now === status,
      perform: () => setFields(desk, { status }, standing(desk, targets)),
    })),
  )
}

/** Sizes that people use, for several items at once; one item is edited in its cell. */
const sizes = [null, 0, 0.5, 1, 2, 3, 5, 8, 13, 20, 40, 100]

export function pickEstimate(desk: Desk): void {
  const targets = desk.targets()
  const now = shared(targets, ({ estimate }) => estimate)
  open(
    desk,
    columns.estimate,
    'estimateOf',
    sizes.map((estimate) => ({
      label: estimate === null ? say('none') : String(estimate),
      checked: now === estimate,
      perform: () => setFields(desk, { estimate }, standing(desk, targets)),
    })),
  )
}

/** Features by release, in time order. */
export function pickTrace(desk: Desk): void {
  const { state } = desk.store
  const targets = desk.targets()
  const now = shared(targets, ({ feature }) => feature)
  const items: MenuEntry[] = []
  const releases = ordered(state, 'release', desk.product.id)
  for (const release of releases) {
    const features = featuresOf(state, release.id)
    if (features.length === 0) continue
    const named = release.name === '' ? 'no' : 'yes'
    items.push({ heading: say('release', { named, name: release.name, date: showDate(release.date) }) })
    for (const feature of features) {
      items.push({
        label: feature.name,
        checked: now === feature.id,
        perform: () => setTrace(desk, feature.id, standing(desk, targets)),
      })
    }
  }
  if (items.length > 0) items.push('line')
  items.push({
    label: say('hangLoose'),
    checked: now === null,
    perform: () => setTrace(desk, null, standing(desk, targets)),
  })
  items.push(
    'line',
    plannedReleases(desk).length === 0
      ? { label: say('planRelease'), icon: 'plus', perform: () => desk.doors.plan() }
      : { label: say('newFeature'), icon: 'plus', perform: () => desk.tracing.set(standing(desk, targets)) },
  )
  open(desk, columns.trace, 'traceOf', items, items.length > 8)
}

export function pickTheme(desk: Desk): void {
  const { state } = desk.store
  const targets = desk.targets()
  const now = shared(targets, ({ theme }) => theme)
  const themes = [...pointing(state, 'theme', 'product', desk.product.id)]
    .flatMap((id) => find(state, 'theme', id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name))
  const items: MenuEntry[] = themes.map((theme) => ({
    label: theme.name,
    checked: now === theme.id,
    perform: () => setTheme(desk, theme.id, standing(desk, targets)),
  }))
  if (items.length > 0) items.push('line')
  items.push({
    label: say('noTheme'),
    checked: now === null,
    perform: () => setTheme(desk, null, standing(desk, targets)),
  })
  if (themes.length === 0)
    items.push('line', { label: say('findThemes'), perform: () => desk.doors.findThemes() })
  open(desk, columns.trace, 'themeOf', items, items.length > 8)
}
