import type { Accepted, Refused, RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { showToast } from '#web/ui/toast.tsx'
import { uiWords } from '#words/ui.ts'

/** A toast with Undo for what was done, or the refusal's sentence. Returns whether it was accepted. */
export function tell(outcome: RunOutcome, text: string): outcome is Accepted {
  if (tellRefusal(outcome)) return false
  whenDone(outcome, () => tellDone(text, outcome.id))
  return true
}

/**
 * Calls back when something was done: at once, or when the server has decided on what could not be foreseen here.
 * Nobody is told that a thing is done while it may still be refused.
 */
export function whenDone(outcome: Accepted, told: () => void): void {
  if (!outcome.waiting) {
    if (outcome.changes.length > 0) told()
  } else void outcome.settled.then((settled) => 'seq' in settled && told())
}

/** A toast whose Undo takes one batch back, and says so when it cannot. */
export function tellDone(text: string, batch: string): void {
  showToast({
    text,
    action: { label: uiWords('undo'), perform: () => void tellRefusal(store.undoBatch(batch)) },
  })
}

/** A toast for the sentence of a refusal, where nothing else needs to be said. Returns whether it was one. */
export function tellRefusal(outcome: RunOutcome): outcome is Refused {
  if (!outcome.refusal) return false
  showToast({ text: outcome.sentence, tone: 'bad' })
  return true
}

/** For fields: why it could not be saved, or nothing. */
export function why(outcome: RunOutcome): string | undefined {
  return outcome.refusal ? outcome.sentence : undefined
}
