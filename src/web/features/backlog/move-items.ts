import type { Item } from '#domain/backlog/item.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import { tellShort, whenDone } from '#web/actions/tell.ts'
import { call } from '#web/store/outcome.ts'
import { flash } from '#web/ui/flash.ts'
import { announce } from '#web/ui/live-region.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { doneOf, named, tellWithUndo } from './change-items.ts'
import type { Desk } from './desk.ts'
import { boundaryOf, neighbourAt, neighbourAtRank, type Step } from './neighbour.ts'

const idsOf = (items: readonly Item[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** One place up or down, or to an end of what is shown. */
export function moveStep(desk: Desk, step: Step): void {
  const items = desk.targets()
  const rows = items.map((item) => desk.shown.indexOf(item)).filter((row) => row >= 0)
  if (rows.length === 0) return
  const boundary = boundaryOf(step, rows, desk.shown.size)
  if (boundary === null) {
    announce(say('cannotMove', named(desk, items)))
    return
  }
  const after = neighbourAt(desk.all, desk.shown, boundary, idsOf(items))
  place(desk, items, after, step === 'top' || step === 'bottom' ? 'toast' : 'quiet')
}

export function moveToRank(desk: Desk, rank: number, items = desk.targets()): void {
  if (items.length > 0) place(desk, items, neighbourAtRank(desk.all, rank, items), 'toast')
}

export function moveAfter(desk: Desk, after: Item, targets = desk.targets()): void {
  const items = targets.filter(({ id }) => id !== after.id)
  if (items.length > 0) place(desk, items, after.id, 'toast')
}

/** Where a drag let go: boundary `at` of what is shown. */
export function dropItems(desk: Desk, items: readonly Item[], at: number): void {
  place(desk, items, neighbourAt(desk.all, desk.shown, at, idsOf(items)), 'quiet')
  const [first] = items
  if (first) requestAnimationFrame(() => flashRows(desk, items))
}

function place(desk: Desk, items: readonly Item[], after: Item['id'] | null, how: 'quiet' | 'toast'): void {
  const which = named(desk, items)
  const from = desk.rankOf(items[0]!.id)
  const calls = items.map((item, index) =>
    call(rankItem, { item: item.id, after: index === 0 ? after : items[index - 1]!.id }),
  )
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
  const said = say('moved', { ...named(desk, done), from, to, all: desk.all.size })
  if (how === 'toast') tellWithUndo(desk, outcome, said)
  else {
    whenDone(outcome, () => announce(say('sentence', { said })))
    tellShort(outcome.short)
  }
  keepInView(desk)
}

/** The row with the cursor stays where the eyes are, once the list has been drawn anew. */
function keepInView(desk: Desk): void {
  queueMicrotask(() => {
    const row = desk.rowOf(desk.cursor.value.id)
    if (row >= 0 && desk.view?.hasFocus()) desk.view.reveal(row)
  })
}

function flashRows(desk: Desk, items: readonly Item[]): void {
  for (const { id } of items.slice(0, 50)) flash(desk.view?.element(id))
}
