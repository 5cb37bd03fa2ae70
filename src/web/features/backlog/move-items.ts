import type { Item } from '#domain/backlog/item.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import { traceItems } from '#domain/backlog/trace-items.ts'
import { find } from '#domain/kernel/state.ts'
import { tellShort, whenDone } from '#web/actions/tell.ts'
import { call } from '#web/store/outcome.ts'
import { announce } from '#web/ui/live-region.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { doneOf, inHandOf, keepKeys, named, tellWithUndo } from './change-items.ts'
import type { Desk } from './desk.ts'
import { type Group, Grouped } from './grouped.ts'
import { moveIntoGroup } from './move-into-group.ts'
import { boundaryOf, neighbourAt, neighbourAtRank, type Step } from './neighbour.ts'
import type { Shown } from './shown.ts'

/** A place between rows: a boundary, counted within the group where there is one. */
export interface Drop {
  at: number
  group: Group | null
}

const idsOf = (items: readonly Item[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** One place up or down, or to an end of what is shown. */
export function moveStep(desk: Desk, step: Step): void {
  const items = desk.targets()
  const among = amongWhich(desk, items)
  const rows = among ? items.map((item) => among.indexOf(item)).filter((row) => row >= 0) : []
  const boundary = among && rows.length > 0 ? boundaryOf(step, rows, among.size) : null
  if (!among || boundary === null) {
    announce(say(among ? 'cannotMove' : 'severalGroups', named(desk, items)))
    return
  }
  const after = neighbourAt(desk.all, among, boundary, idsOf(items))
  place(desk, items, after, step === 'top' || step === 'bottom' ? 'toast' : 'quiet')
}

/** The rows that items move among: those of their group. Null for items of several: one rank is none of theirs. */
function amongWhich(desk: Desk, items: readonly Item[]): Shown | null {
  if (!(desk.shown instanceof Grouped)) return desk.shown
  const { shown } = desk
  const [group, ...others] = new Set(items.map((item) => shown.groupOf(item)))
  return group && others.length === 0 ? group.items : null
}

export function moveToRank(desk: Desk, rank: number, items = desk.targets()): void {
  if (items.length > 0) place(desk, items, neighbourAtRank(desk.all, rank, items), 'toast')
}

export function moveAfter(desk: Desk, after: Item, targets = desk.targets()): void {
  const items = targets.filter(({ id }) => id !== after.id)
  if (items.length > 0) place(desk, items, after.id, 'toast')
}

/**
 * Where a drag let go: boundary `at` of the rows of a group, or of all that is shown. What comes from another group is
 * for its release from now on; which feature of it, the person says where there are several.
 */
export function dropItems(desk: Desk, items: readonly Item[], { at, group }: Drop): void {
  const { shown } = desk
  if (!(shown instanceof Grouped) || !group) {
    land(desk, items, neighbourAt(desk.all, shown, at, idsOf(items)))
    return
  }
  const after = group.folded ? undefined : neighbourAt(desk.all, group.items, at, idsOf(items))
  const comers = comersTo(group, items, shown)
  if (comers.length > 0)
    moveIntoGroup(desk, comers, group.id, (feature) => land(desk, items, after, { comers, feature }))
  else if (after !== undefined) land(desk, items, after)
}

/** Those of items that stand in another group; the others keep the feature that they are for. */
const comersTo = (group: Group, items: readonly Item[], shown: Grouped): Item[] =>
  items.filter((item) => shown.groupOf(item)?.id !== group.id)

/** To the release before or the next one, as their groups stand; the rank stays. */
export function moveSideways(desk: Desk, by: -1 | 1): void {
  const { shown } = desk
  const items = desk.targets()
  if (!(shown instanceof Grouped) || items.length === 0) return
  const groups = items.map((item) => shown.groups.findIndex(({ id }) => id === shown.groupOf(item)?.id))
  const next = shown.groups[by === 1 ? Math.max(...groups) + 1 : Math.min(...groups) - 1]
  if (next) {
    const comers = comersTo(next, items, shown)
    moveIntoGroup(desk, comers, next.id, (feature) => land(desk, items, undefined, { comers, feature }))
  } else announce(say('cannotMove', named(desk, items)))
}

function land(desk: Desk, items: readonly Item[], after: Item['id'] | null | undefined, trace?: Trace): void {
  place(desk, items, after, trace ? 'toast' : 'quiet', trace)
}

/** What some of the items that are moved trace to from now on. */
interface Trace {
  comers: readonly Item[]
  feature: Item['feature']
}

/** Ranks items one behind the other; `after` undefined leaves the rank. */
function place(
  desk: Desk,
  items: readonly Item[],
  after: Item['id'] | null | undefined,
  how: 'quiet' | 'toast',
  trace?: Trace,
): void {
  const which = named(desk, items)
  const here = inHandOf(desk, items)
  const from = desk.rankOf(items[0]!.id)
  const ranks =
    after === undefined
      ? []
      : items.map((item, index) =>
          call(rankItem, { item: item.id, after: index === 0 ? after : items[index - 1]!.id }),
        )
  const traces = trace
    ? [call(traceItems, { items: trace.comers.map(({ id }) => id), feature: trace.feature })]
    : []
  const calls = [...traces, ...ranks]
  const outcome = desk.store.runAll(calls, { label: say('move', which), alone: true })
  if (outcome.refusal) {
    showToast({ text: outcome.sentence, tone: 'bad' })
    return
  }
  const to = desk.rankOf(items[0]!.id)
  if (outcome.changes.length === 0 && !outcome.waiting) {
    announce(say('standsThere', which))
    return
  }
  const done = doneOf(outcome, items)
  const said = trace
    ? sayTraced(desk, done, trace.feature)
    : say('moved', { ...named(desk, done), from, to, all: desk.all.size })
  if (trace) keepKeys(desk)
  if (how === 'toast') tellWithUndo(desk, outcome, said, here)
  else {
    whenDone(outcome, () => announce(say('sentence', { said })))
    tellShort(outcome.short)
  }
  keepInView(desk)
}

function sayTraced(desk: Desk, done: readonly Item[], feature: Item['feature']): string {
  const name = feature && find(desk.store.state, 'feature', feature)?.name
  return say(name ? 'trace' : 'traceNone', { ...named(desk, done), ...(name && { feature: name }) })
}

/** The row with the cursor stays where the eyes are, once the list has been drawn anew. */
function keepInView(desk: Desk): void {
  queueMicrotask(() => {
    const row = desk.rowOf(desk.cursor.value.id)
    if (row >= 0 && desk.view?.hasFocus()) desk.view.reveal(row)
  })
}
