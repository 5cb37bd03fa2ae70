import { localHistory } from '#web/actions/local-history.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import type { RunOutcome } from '#web/store/outcome.ts'
import { recallHistory } from '#web/store/recall-history.ts'
import { store } from '#web/store/the-store.ts'
import { closeToasts, showToast } from '#web/ui/toast.tsx'

/** Takes this person's last step back, of an earlier visit if need be, and says which it was. */
export async function undo(): Promise<void> {
  const local = localHistory()
  if (local) {
    showToast({ text: local.undo() ? `Undone in ${local.of}.` : `Nothing to undo in ${local.of}.` })
    return
  }
  if (store.history.value.undo === null && !(await recallHistory(store))) {
    showToast({ text: 'What you did before cannot be looked up while the server is away.' })
    return
  }
  const label = store.history.value.undo
  if (label === null) showToast({ text: 'Nothing to undo: none of the last steps is yours.' })
  else tell(store.undo(), label.replace('Undo: ', 'Undone: '), { label: 'Redo', perform: redo })
}

/** Does again what was undone last. */
export function redo(): void {
  const local = localHistory()
  if (local) {
    showToast({ text: local.redo() ? `Done again in ${local.of}.` : `Nothing to redo in ${local.of}.` })
    return
  }
  const label = store.history.value.redo
  if (label === null) return
  tell(store.redo(), label.replace('Redo: ', 'Done again: '), { label: 'Undo', perform: () => void undo() })
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
