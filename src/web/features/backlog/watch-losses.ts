import type { Item } from '#domain/backlog/item.ts'
import { everything } from '#web/store/subscriptions.ts'
import { listKey } from '#web/store/touched.ts'
import { showToast } from '#web/ui/toast.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import type { Desk } from './desk.ts'
import { placeOf } from './shown.ts'
import { keyOf } from './words.ts'

/**
 * Notices when somebody else deletes the item under the cursor, or the one that the composer stands behind: no other
 * row becomes the current one by itself, and the composer keeps its place. Returns how to stop.
 */
export function watchLosses(desk: Desk): () => void {
  const { store } = desk
  let held = desk.item(desk.cursor.value.id)
  let above = desk.item(desk.composing.value?.after ?? null)
  const stops = [
    desk.cursor.watch(() => {
      held = desk.item(desk.cursor.value.id)
    }),
    desk.composing.watch(() => {
      above = desk.item(desk.composing.value?.after ?? null)
    }),
    // What is gone is not selected any more, whoever deleted it.
    store.subscriptions.subscribe([listKey('item', desk.product.id)], () => {
      const { value } = desk.selected
      const standing = [...value].filter((id) => desk.item(id))
      if (standing.length < value.size) desk.selected.set(new Set(standing))
    }),
    store.subscriptions.subscribe([everything], () => {
      if (held && desk.cursor.value.id === held.id) {
        const before = held
        held = desk.item(before.id)
        if (!held && store.ownChange(before.id) === 'none') lose(desk, before)
      }
      const { value: composing } = desk.composing
      if (above && composing && composing.after === above.id && !desk.item(above.id)) {
        const next = desk.shown.at(placeOf(desk.shown, above) - 1)
        desk.composing.set({ ...composing, after: next && desk.item(next.id) ? next.id : null })
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Called before the page is drawn anew. What was typed is kept by the field itself, which tells of it. */
function lose(desk: Desk, item: Item): void {
  const { editing, view, shown } = desk
  const hadFocus = view?.hasFocus() ?? false
  const field = editing.value?.id === item.id ? editing.value.field : null
  const typed = field && view?.element(item.id)?.querySelector('input')?.value
  const isTyped = typed != null && field !== null && typed !== String(item[field] ?? '')
  if (field) editing.set(null)
  desk.cursor.set({ id: null, column: -1 })
  desk.gap = placeOf(shown, item)
  if (hadFocus) view?.rest()
  // A menu or a dialog about it will give the focus back to the place where by then another row stands.
  else desk.givesBack = document.activeElement?.closest('[role="menu"], [role="dialog"]') != null
  if ((hadFocus || desk.givesBack) && !isTyped)
    showToast({
      text: say('deletedByOther', { key: keyOf(desk.product, item), ...desk.store.whoDeleted(item.id) }),
    })
}
