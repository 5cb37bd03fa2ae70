import { localHistory } from '#web/actions/local-history.ts'
import { tellRefusal, tellShort, whenDone } from '#web/actions/tell.ts'
import type { Accepted } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { takenBackBy } from '#web/store/undo/long-steps.ts'
import { recallHistory } from '#web/store/undo/recall-history.ts'
import type { UndoLabels } from '#web/store/undo/undo-stack.ts'
import { type PassedStep, takeBackLast, type UndoneStep, whyNothing } from '#web/store/undo/undoing.ts'
import { closeToasts, showToast } from '#web/ui/toast.tsx'
import { shellWords } from '#words/shell.ts'
import { storeWords } from '#words/store.ts'

/** Takes this person's last step back, of an earlier visit if need be, and says which it was. */
export async function undo(): Promise<void> {
  const local = localHistory.value
  if (local) {
    tellLocal('undoneIn', 'nothingToUndoIn', local.of, local.undo(), {
      label: shellWords('redo'),
      perform: redo,
    })
    return
  }
  if (store.history.value.undo === null && !(await recallHistory(store))) {
    showToast({ text: shellWords('historyAway') })
    return
  }
  const passed: PassedStep[] = []
  const outcome = takeBackLast(store, 'undo', (one) => passed.push(one))
  if (!outcome) showToast({ text: shellWords('nothingToUndo') })
  else tell(outcome, passed, 'undone', { label: shellWords('redo'), perform: redo })
}

/** Does again what was undone last. */
export function redo(): void {
  const local = localHistory.value
  const again = { label: shellWords('undo'), perform: () => void undo() }
  if (local) {
    tellLocal('redoneIn', 'nothingToRedoIn', local.of, local.redo(), again)
    return
  }
  const passed: PassedStep[] = []
  const outcome = takeBackLast(store, 'redo', (one) => passed.push(one))
  if (outcome) tell(outcome, passed, 'redone', again)
}

/** What the Undo button says: which step it takes back, if it knows one. */
export function undoLabel({ undo }: UndoLabels): string {
  return undo === null ? shellWords('undo') : storeWords('undoStep', { step: undo })
}

export function redoLabel({ redo }: UndoLabels): string {
  return redo === null ? shellWords('redo') : storeWords('redoStep', { step: redo })
}

/** Says which step of a history of its own it was, and offers the way back. */
function tellLocal(
  done: 'undoneIn' | 'redoneIn',
  none: 'nothingToUndoIn' | 'nothingToRedoIn',
  place: string,
  step: string | null,
  action: { label: string; perform: () => void },
): void {
  closeToasts()
  if (step === null) showToast({ text: shellWords(none, { place }) })
  else showToast({ text: shellWords(done, { place, step }), action })
}

function tell(
  outcome: UndoneStep,
  passed: readonly PassedStep[],
  how: 'undone' | 'redone',
  action: { label: string; perform: () => void },
): void {
  // Whatever a toast still offers to undo may be undone by now.
  closeToasts()
  const { step } = outcome
  const why = whyNothing(outcome)
  const gonePast = why === null ? passed : [...passed, { step, why }]
  for (const one of gonePast) showToast({ text: shellWords('notUndone', { ...one }), tone: 'bad' })
  if (why !== null || tellRefusal(outcome)) return
  // Long work may still be refused on its way; it is told of as it goes on, and when that comes to nothing.
  if (!outcome.refusal && takenBackBy(outcome.calls)?.by) return
  whenDone(outcome as Accepted, () => showToast({ text: shellWords(how, { step }), action }))
  tellShort((outcome as Accepted).short)
}
