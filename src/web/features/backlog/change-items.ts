import { count } from '#base/text/count.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import { deleteItems } from '#domain/backlog/delete-items.ts'
import { editItem } from '#domain/backlog/edit-item.ts'
import { inheritedFrom } from '#domain/backlog/filter-inherit.ts'
import { compileFilter } from '#domain/backlog/filter-match.ts'
import { groupItems } from '#domain/backlog/group-items.ts'
import type { Item, ItemKind } from '#domain/backlog/item.ts'
import { traceItems } from '#domain/backlog/trace-items.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { find } from '#domain/kernel/state.ts'
import { newId } from '#web/store/new-id.ts'
import { call, type RunOutcome } from '#web/store/outcome.ts'
import { announce } from '#web/ui/live-region.tsx'
import { showToast } from '#web/ui/toast.tsx'
import type { Desk } from './desk.ts'
import { neighbourAt } from './neighbour.ts'
import { keyOf } from './words.ts'

/** "TM-12" or "3 items". */
export function nameOf(desk: Desk, items: readonly Item[]): string {
  const only = items[0]
  return items.length === 1 && only ? keyOf(desk.product, only) : count(items.length, 'item')
}

/** One sentence and its Undo, after which the cursor is on `item` where one is named. */
export function tellWithUndo(
  desk: Desk,
  outcome: RunOutcome,
  text: string,
  item: string | null = null,
): void {
  if (outcome.refusal) {
    showToast({ text: outcome.sentence, tone: 'bad' })
    return
  }
  const { id } = outcome
  showToast({
    text: `${text}.`,
    action: {
      label: 'Undo',
      perform() {
        const undone = desk.store.undoBatch(id)
        if (undone.refusal) showToast({ text: undone.sentence, tone: 'bad' })
        else if (item) desk.cursor.set({ id: item, column: -1 })
        // The button that had the focus goes with its toast.
        requestAnimationFrame(() => desk.focusCursor())
      },
    },
  })
}

/**
 * Changes all targets as one step. One row says by itself what became of it, so only a screen reader is told;
 * several are named in a toast.
 */
function change(desk: Desk, items: readonly Item[], calls: readonly CommandCall[], done: string): void {
  if (items.length === 0) return
  const outcome = desk.store.runAll(calls, { label: done })
  if (outcome.refusal || items.length > 1) tellWithUndo(desk, outcome, done)
  else announce(`${done}.`)
}

type Fields = Partial<Pick<Item, 'kind' | 'status' | 'estimate'>>

export function setFields(desk: Desk, fields: Fields, what: string, items = desk.targets()): void {
  const calls = items.map((item) => call(editItem, { item: item.id, ...fields }))
  change(desk, items, calls, `${nameOf(desk, items)}: ${what}`)
}

export function setTrace(desk: Desk, feature: Item['feature'], items = desk.targets()): void {
  const name = feature === null ? undefined : find(desk.store.state, 'feature', feature)?.name
  const calls = [call(traceItems, { items: items.map(({ id }) => id), feature })]
  const hang = items.length === 1 ? 'traces' : 'trace'
  change(desk, items, calls, `${nameOf(desk, items)} ${name ? `${hang} to ${name}` : `${hang} to no goal`}`)
}

export function setTheme(desk: Desk, theme: Item['theme'], items = desk.targets()): void {
  const name = theme === null ? undefined : find(desk.store.state, 'theme', theme)?.name
  const calls = [call(groupItems, { items: items.map(({ id }) => id), theme })]
  const stand = items.length === 1 ? 'stands' : 'stand'
  change(
    desk,
    items,
    calls,
    `${nameOf(desk, items)} ${name ? `${stand} in ${name}` : `${stand} in no theme`}`,
  )
}

/** Changes one field of one item; answers with the sentence that says why not. */
export function saveField(desk: Desk, item: Item, fields: Fields & { title?: string }): string | undefined {
  const outcome = desk.store.run(editItem, { item: item.id, ...fields })
  return outcome.refusal ? reasonOf(outcome.sentence) : undefined
}

/** The sentence without the field's name in front, where the place says which field it is. */
function reasonOf(sentence: string): string {
  return sentence.replace(/^(?:title|estimate): /i, '')
}

export function deleteTargets(desk: Desk): void {
  const items = desk.targets()
  if (items.length === 0) return
  const name = nameOf(desk, items)
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
    { label: `Delete ${name}` },
  )
  if (!outcome.refusal && next && !gone.has(next.id)) {
    desk.cursor.set({ id: next.id, column: -1 })
    if (hadFocus) desk.focusCursor()
  }
  tellWithUndo(desk, outcome, `Deleted ${name}`, items[0]!.id)
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
  const inherited = inheritedFrom(store.state, product.id, desk.filter)
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
  const label = titles.length === 1 ? 'Add item' : `Add ${titles.length} items`
  const outcome = store.runAll(calls, { label })
  if (outcome.refusal) {
    return {
      why: titles.length === 1 ? reasonOf(outcome.sentence) : `Line ${outcome.at + 1}: ${outcome.sentence}`,
    }
  }
  const { fits } = compileFilter(store.state, product.id, desk.filter)
  const added = ids.map((id) => ({ id, hidden: !fits(desk.item(id)!) }))
  const first = desk.item(ids[0]!)
  if (titles.length > 1) tellWithUndo(desk, outcome, `Added ${count(titles.length, 'item')}`)
  else if (first) {
    const name = keyOf(product, first)
    if (added[0]!.hidden) tellWithUndo(desk, outcome, `Added ${name}, which the filter hides`)
    else announce(`${name} added at rank ${desk.rankOf(first.id)} of ${desk.all.size}.`)
  }
  return { added }
}

/** Behind which item the composer would put the next one. */
export function composingAfter(desk: Desk): Item['id'] | null {
  const after = desk.item(desk.composing.value?.after ?? null)
  return after ? after.id : neighbourAt(desk.all, desk.shown, 0, new Set())
}
