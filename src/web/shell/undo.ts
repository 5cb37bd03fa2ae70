import { tellRefusal } from '#web/actions/tell.ts'
import type { RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { closeToasts, showToast } from '#web/ui/toast.tsx'

/** Takes the last step of this page back and says which it was, with the way forward again. */
export function undo(): void {
  const label = store.history.value.undo
  if (label === null) {
    showToast({ text: 'Nothing to undo: you changed nothing since this page was opened.' })
    return
  }
  tell(store.undo(), label.replace('Undo: ', 'Undone: '), { label: 'Redo', perform: redo })
}

/** Does again what was undone last. */
export function redo(): void {
  const label = store.history.value.redo
  if (label === null) return
  tell(store.redo(), label.replace('Redo: ', 'Done again: '), { label: 'Undo', perform: undo })
}

function tell(
  outcome: RunOutcome | null,
  text: string,
  action: { label: string; perform: () => void },
): void {
  // Whatever a toast still offers to undo may be undone by now.
  closeToasts()
  if (outcome && !tellRefusal(outcome)) showToast({ text: `${text}.`, action })
}
