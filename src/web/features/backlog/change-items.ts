import { createItem } from '#domain/backlog/create-item.ts'
import { deleteItems } from '#domain/backlog/delete-items.ts'
import { editItem } from '#domain/backlog/edit-item.ts'
import { inheritedFrom } from '#domain/backlog/filter-inherit.ts'
import { compileFilter } from '#domain/backlog/filter-match.ts'
import type { Item, ItemKind } from '#domain/backlog/item.ts'
import { find } from '#domain/kernel/state.ts'
import { tellShort, tellTakenBack, whenDone, why } from '#web/actions/tell.ts'
import { newId } from '#web/store/new-id.ts'
import { type Accepted, call, type Refused, type RunOutcome } from '#web/store/outcome.ts'
import type { Unsaved } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { showToast, type Toast } from '#web/ui/toast.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { itemKindInText, itemStatusInText } from '#words/items.ts'
import { uiWords } from '#words/ui.ts'
import type { Desk } from './desk.ts'
import { isGrouped, loose } from './grouped.ts'
import { neighbourAt } from './neighbour.ts'
import { keyOf } from './words.ts'

/** The values of sentences about items, which name one by its key and count several. */
export function named(desk: Desk, items: readonly Item[]): { count: number; key: string } {
  return { count: items.length, key: items[0] ? keyOf(desk.product, items[0]) : '' }
}

/** What was done and its Undo, after which the cursor is on `item` where one is named. */
export function tellWithUndo(
  desk: Desk,
  outcome: RunOutcome,
  said: string,
  item: string | null = null,
): void {
  if (outcome.refusal) {
    showToast({ text: outcome.sentence, tone: 'bad' })
    return
  }
  const { id } = outcome
  const toast: Toast = {
    text: say('sentence', { said }),
    action: {
      label: uiWords('undo'),
      perform() {
        const undone = desk.store.undoBatch(id)
        tellTakenBack(undone)
        if (!undone.refusal && item) desk.cursor.set({ id: item, column: -1 })
        // The button that had the focus goes with its toast.
        requestAnimationFrame(() => desk.focusCursor())
      },
    },
  }
  whenDone(outcome, () => showToast(toast))
  tellShort(outcome.short)
}

/**
 * Changes all targets as one step. One row says by itself what became of it, so only a screen reader is told;
 * several are named in a toast.
 */
function change(
  desk: Desk,
  items: readonly Item[],
  fields: Fields,
  words: (which: ReturnType<typeof named>) => string,
  /** it may take a row elsewhere, to where it is not seen: also of one it is said, with a way back */
  leads = false,
): void {
  if (items.length === 0) return
  const here = inHandOf(desk, items)
  // Each says what it was as the person sees it, and stands alone: what can be done is done, the rest is named.
  const calls = items.map((item) => {
    const was = Object.fromEntries(Object.keys(fields).map((field) => [field, item[field as keyof Fields]]))
    return call(editItem, { item: item.id, ...fields, was })
  })
  const outcome = desk.store.runAll(calls, { label: words(named(desk, items)), alone: true })
  const done = outcome.refusal ? items : doneOf(outcome, items)
  const said = words(named(desk, done))
  if (leads && !outcome.refusal) keepKeys(desk)
  if (outcome.refusal || leads || items.length > 1) tellWithUndo(desk, outcome, said, leads ? here : null)
  else whenDone(outcome, () => announce(say('sentence', { said })))
}

/** The item among these that an Undo comes back to: the one with the cursor, or else the first. */
export function inHandOf(desk: Desk, items: readonly Item[]): string | null {
  const { id } = desk.cursor.value
  return items.some((item) => item.id === id) ? id : (items[0]?.id ?? null)
}

/** Gives the keys to the row that has the cursor by then, where the row that had them has gone from the page. */
export function keepKeys(desk: Desk): void {
  requestAnimationFrame(() => {
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.closest('[role="menu"]')) desk.focusCursor()
  })
}

/** Which of the items a step was done to, as far as this page knows. */
export function doneOf({ calls }: Accepted, items: readonly Item[]): Item[] {
  const ids = new Set(
    calls.flatMap(({ input }) => {
      const { item, items: several = [] } = input as { item?: string; items?: string[] }
      return item === undefined ? several : [item]
    }),
  )
  return items.filter(({ id }) => ids.has(id))
}

type Fields = Partial<Pick<Item, 'kind' | 'status' | 'estimate' | 'feature' | 'theme'>>

export function setFields(desk: Desk, fields: Fields, items = desk.targets()): void {
  change(desk, items, fields, (which) => whatIsSet(fields, which))
}

function whatIsSet({ kind, status, estimate = null }: Fields, items: ReturnType<typeof named>): string {
  if (kind) return say('setKind', { ...items, kind: itemKindInText(kind) })
  if (status) return say('setStatus', { ...items, status: itemStatusInText(status) })
  return estimate === null ? say('setNoEstimate', items) : say('setEstimate', { ...items, estimate })
}

export function setTrace(desk: Desk, feature: Item['feature'], items = desk.targets()): void {
  const name = feature === null ? undefined : find(desk.store.state, 'feature', feature)?.name
  const words = (which: ReturnType<typeof named>) =>
    name ? say('trace', { ...which, feature: name }) : say('traceNone', which)
  change(desk, items, { feature }, words, isGrouped(desk.shown))
}

export function setTheme(desk: Desk, theme: Item['theme'], items = desk.targets()): void {
  const name = theme === null ? undefined : find(desk.store.state, 'theme', theme)?.name
  change(desk, items, { theme }, (which) =>
    name ? say('group', { ...which, theme: name }) : say('groupNone', which),
  )
}

/** Changes one field of one item, which `was` so when the person began; answers why not. */
export function saveField(
  desk: Desk,
  item: Item,
  fields: Fields & { title?: string },
  was: { [field: string]: unknown },
): Unsaved | undefined {
  const outcome = desk.store.run(editItem, { item: item.id, ...fields, was })
  if (!outcome.refusal) return undefined
  return outcome.refusal.code === 'changed-meanwhile' ? why(outcome) : reasonOf(outcome)
}

/** The sentence, without the field's name where the place says which field it is. */
function reasonOf({ refusal, sentence }: Refused): string {
  const { field, reason } = refusal.about
  const here = refusal.code === 'malformed' && (field === 'title' || field === 'estimate')
  return here ? say('sentence', { said: String(reason) }) : sentence
}

export function deleteTargets(desk: Desk): void {
  const items = desk.targets()
  if (items.length === 0) return
  const which = named(desk, items)
  const row = desk.rowOf(desk.cursor.value.id)
  const hadFocus = desk.view?.hasFocus() ?? false
  const gone = new Set<string>(items.map(({ id }) => id))
  // The row that closes the gap takes the cursor.
  let next = desk.shown.at(row)
  for (let index = row; next && gone.has(next.id); index++) next = desk.shown.at(index + 1)
  for (let index = row; (!next || gone.has(next.id)) && index > 0; index--) next = desk.shown.at(index - 1)
  desk.clearSelection()
  const outcome = desk.store.run(
    deleteItems,
    { items: [...gone] as Item['id'][] },
    { label: say('delete', which), alone: true },
  )
  if (!outcome.refusal && next && !gone.has(next.id)) {
    desk.cursor.set({ id: next.id, column: -1 })
    if (hadFocus) desk.focusCursor()
  }
  const done = outcome.refusal ? items : doneOf(outcome, items)
  tellWithUndo(desk, outcome, say('deleted', named(desk, done)), items[0]!.id)
}

export interface Added {
  id: string
  /** the filter hides it */
  hidden: boolean
}

/**
 * Adds items with these titles, in order, where the composer stands. They take over what the filter leaves no
 * choice about, and beneath a parent its feature. Answers with what was added, or why not.
 */
export function addItems(
  desk: Desk,
  titles: readonly string[],
  kind: ItemKind | null,
): { added: Added[] } | { why: string } {
  const composing = desk.composing.value
  const { store, product } = desk
  const parent = desk.item(composing?.parent ?? null)
  const inherited = {
    // Written beneath a row of a release it is for that release, too.
    ...(isGrouped(desk.shown) && { feature: desk.item(composing?.after ?? null)?.feature ?? null }),
    ...inheritedFrom(store.state, product.id, desk.filter),
  }
  let after = composingAfter(desk)
  const ids: string[] = []
  const calls = titles.map((title) => {
    const id = newId('item') as Item['id']
    const fields = {
      item: id,
      product: product.id,
      title,
      ...inherited,
      ...(parent && { parent: parent.id, feature: parent.feature }),
      ...(kind && { kind }),
      after,
    }
    after = id
    ids.push(id)
    return call(createItem, fields)
  })
  const outcome = store.runAll(calls, { label: say('add', { count: titles.length }) })
  if (outcome.refusal) {
    const { at, sentence } = outcome
    return { why: titles.length === 1 ? reasonOf(outcome) : say('lineRefused', { line: at + 1, sentence }) }
  }
  const { fits } = compileFilter(store.state, product.id, desk.filter)
  const added = ids.map((id) => {
    const item = desk.item(id)
    return { id, hidden: !item || !fits(item) }
  })
  const first = desk.item(ids[0]!)
  if (titles.length > 1) tellWithUndo(desk, outcome, say('addedMany', { count: titles.length }))
  else if (first) {
    const key = keyOf(product, first)
    if (added[0]!.hidden) tellWithUndo(desk, outcome, say('addedHidden', { key }))
    else announce(say('added', { key, rank: desk.rankOf(first.id), count: desk.all.size }))
  }
  return { added }
}

/** Behind which item the composer would put the next one. */
export function composingAfter(desk: Desk): Item['id'] | null {
  const after = desk.item(desk.composing.value?.after ?? null)
  if (after) return after.id
  const top = desk.groupNamed(loose)?.items ?? desk.shown
  return neighbourAt(desk.all, top, 0, new Set())
}
