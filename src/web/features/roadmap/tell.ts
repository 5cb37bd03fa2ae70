import type { Accepted, RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { showToast } from '#web/ui/toast.tsx'

/** A toast with Undo for what was done, or the refusal's sentence. Returns whether it was done. */
export function tell(outcome: RunOutcome, text: string): outcome is Accepted {
  if (outcome.refusal) {
    showToast({ text: outcome.sentence, tone: 'bad' })
    return false
  }
  if (outcome.changes.length === 0) return true
  showToast({
    text,
    action: {
      label: 'Undo',
      perform: () => {
        const back = store.undoBatch(outcome.id)
        if (back.refusal) showToast({ text: back.sentence, tone: 'bad' })
      },
    },
  })
  return true
}

/** For fields: why it could not be saved, or nothing. */
export function why(outcome: RunOutcome): string | undefined {
  return outcome.refusal ? outcome.sentence : undefined
}

/** Focuses what a change has just moved or made, once it is drawn. */
export function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}
