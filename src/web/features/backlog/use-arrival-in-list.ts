import { useArrival } from '#web/product/arrival.ts'
import { flash } from '#web/ui/flash.ts'
import { showToast } from '#web/ui/toast.tsx'
import { addItems } from './change-items.ts'
import type { Desk } from './desk.ts'

/** Brings whoever comes from elsewhere to the row that they asked for, or to the new one that they named. */
export function useArrivalInList(desk: Desk): void {
  useArrival((arrival) => {
    if (arrival.at === 'item') return comeTo(desk, arrival.id)
    if (arrival.at !== 'new-item') return false
    if (arrival.title === null) desk.compose(null)
    else make(desk, arrival.title)
    return true
  })
}

/** Answers whether it is an item of this list. */
function comeTo(desk: Desk, id: string): boolean {
  if (!desk.bringToRow(id)) return false
  focusOnceShown(desk, id)
  return true
}

/** A row that the filter or a fold hides comes with the next drawing. */
function focusOnceShown(desk: Desk, id: string, frames = 20): void {
  requestAnimationFrame(() => {
    if (desk.cursor.value.id !== id) return
    const row = desk.rowOf(id)
    if (row >= 0) {
      desk.focusRow(row)
      requestAnimationFrame(() => flash(desk.view?.element(id)))
    } else if (frames > 0) focusOnceShown(desk, id, frames - 1)
  })
}

function make(desk: Desk, title: string): void {
  const made = addItems(desk, [title], null)
  if ('why' in made) showToast({ text: made.why, tone: 'bad' })
  else comeTo(desk, made.added[0]!.id)
}
