import type { Line } from '#domain/history/in-words.ts'
import { revertCommit } from '#domain/history/revert-commit.ts'
import { tellDone, tellRefusal, tellShort } from '#web/actions/tell.ts'
import type { ReadStore, ScreenStore } from '#web/store/screen-store.ts'
import { whyNothing } from '#web/store/undo/undoing.ts'
import { showToast } from '#web/ui/toast.tsx'
import { historyPageWords as say } from '#words/history-page.ts'

/** Whether the person may take such a step back, as far as the kinds of what it changed tell; the server judges. */
export function mayUndo(store: Pick<ReadStore, 'may' | 'state'>, lines: readonly Line[]): boolean {
  if (lines.length === 0 || !store.may(revertCommit)) return false
  return lines.every(({ kind }) => {
    const { revert } = store.state.kinds.of(kind)
    return typeof revert === 'function' || store.may({ allow: revert })
  })
}

/** Takes a step back through the one Undo of the page, and says so once it is done. */
export function undoStep(store: ScreenStore, step: string, did: string): void {
  const outcome = store.undoBatch(step)
  const why = whyNothing(outcome)
  if (why !== null) showToast({ text: why, tone: 'bad' })
  if (why !== null || tellRefusal(outcome)) return
  tellShort(outcome.short)
  // A refusal that comes late is told by the frame, with what to do about it.
  void outcome.settled.then((settled) => {
    if ('seq' in settled) tellDone(say('undone', { did }), outcome.id)
  })
}
