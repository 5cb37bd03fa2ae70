import { createItem } from '#domain/backlog/create-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { find } from '#domain/kernel/state.ts'
import { newId } from '#web/store/new-id.ts'
import { everything } from '#web/store/subscriptions.ts'
import { listKey } from '#web/store/touched.ts'
import { showToast } from '#web/ui/toast.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { tellWithUndo } from './change-items.ts'
import type { Desk } from './desk.ts'
import { keyOf, readEstimate } from './words.ts'

/**
 * Notices when somebody else deletes the item under the cursor: nothing that was typed is lost, and no other row
 * becomes the current one by itself. Returns how to stop.
 */
export function watchLosses(desk: Desk): () => void {
  const { store } = desk
  let held = desk.item(desk.cursor.value.id)
  let pending = store.pendingCount.value
  const stops = [
    desk.cursor.watch(() => {
      held = desk.item(desk.cursor.value.id)
    }),
    store.pendingCount.watch(() => {
      pending = Math.min(pending, store.pendingCount.value)
    }),
    // What is gone is not selected any more, whoever deleted it.
    store.subscriptions.subscribe([listKey('item', desk.product.id)], () => {
      const { value } = desk.selected
      const standing = [...value].filter((id) => desk.item(id))
      if (standing.length < value.size) desk.selected.set(new Set(standing))
    }),
    store.subscriptions.subscribe([everything], () => {
      // What this page does, an undo too, is pending at first; what others did never is.
      const own = store.pendingCount.value > pending
      pending = store.pendingCount.value
      const before = held
      if (before && desk.cursor.value.id === before.id) {
        held = desk.item(before.id)
        if (!held && !own) lose(desk, before)
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Called before the page is drawn anew, so that what was typed can still be read. */
function lose(desk: Desk, item: Item): void {
  const { editing, view, shown } = desk
  const hadFocus = view?.hasFocus() ?? false
  const edited = editing.value?.id === item.id ? editing.value.field : null
  const typed = edited ? view?.element(item.id)?.querySelector('input')?.value : undefined
  let row = 0
  for (let end = shown.size; row < end; ) {
    const middle = (row + end) >> 1
    if (byRank(shown.at(middle)!, item) < 0) row = middle + 1
    else end = middle
  }
  if (edited) editing.set(null)
  desk.cursor.set({ id: null, column: -1 })
  if (hadFocus) {
    desk.gap = row
    view?.rest()
  }
  const text = say('deletedByOther', { key: keyOf(desk.product, item) })
  if (edited && typed !== undefined) offerAgain(desk, item, edited, typed, text)
  else if (hadFocus) showToast({ text })
}

function offerAgain(desk: Desk, item: Item, field: 'title' | 'estimate', typed: string, why: string): void {
  // A deleted item's long text is still to be had, and wanted when it is made again.
  if (item.description) desk.store.documents.load(item.description).catch(() => {})
  const perform = () => {
    const refused = createAgain(desk, item, field, typed)
    if (refused) offerAgain(desk, item, field, typed, refused)
  }
  const text = typed.trim() === '' ? why : say('hadTyped', { why, typed })
  showToast({ text, tone: 'bad', action: { label: say('createAgain'), perform } })
}

/** A new item as the lost one was, with what was typed, in its place; answers why not. */
function createAgain(desk: Desk, item: Item, field: 'title' | 'estimate', typed: string): string | undefined {
  const { store, all } = desk
  const { product, kind, status } = item
  const description = item.description === null ? '' : (store.documents.peek(item.description) ?? '')
  const title = typed.replace(/\s+/g, ' ').trim()
  const id = newId('item') as Item['id']
  const outcome = store.run(createItem, {
    item: id,
    product,
    title: field === 'title' && title ? title : item.title,
    kind,
    status,
    description,
    estimate: (field === 'estimate' ? readEstimate(typed) : undefined) ?? item.estimate,
    parent: item.parent && desk.item(item.parent) ? item.parent : null,
    feature: item.feature && find(store.state, 'feature', item.feature) ? item.feature : null,
    theme: item.theme && find(store.state, 'theme', item.theme) ? item.theme : null,
    after: all.before(item)?.id ?? null,
  })
  if (outcome.refusal) return outcome.sentence
  const made = desk.item(id)
  if (made) tellWithUndo(desk, outcome, say('createdAgain', { key: keyOf(desk.product, made) }))
  desk.cursor.set({ id, column: -1 })
  // The button that had the focus goes with its toast.
  requestAnimationFrame(() => desk.focusCursor())
  return undefined
}
