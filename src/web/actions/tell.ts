import type { Field } from '#domain/kernel/field.ts'
import { type Left, shortfallSentence } from '#domain/kernel/shortfall.ts'
import type { Kind } from '#domain/kinds.ts'
import { whoseOf } from '#web/store/clash.ts'
import type { Accepted, Refused, RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { whyNothing } from '#web/store/undo/undoing.ts'
import type { Unsaved } from '#web/ui/inline-edit.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { shortfallWords } from '#words/shortfalls.ts'
import { uiWords } from '#words/ui.ts'

/** A toast with Undo for what was done, or the refusal's sentence. Returns whether it was accepted. */
export function tell(outcome: RunOutcome, text: string): outcome is Accepted {
  if (tellRefusal(outcome)) return false
  whenDone(outcome, () => tellDone(text, outcome.id))
  tellShort(outcome.short)
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
    action: { label: uiWords('undo'), perform: () => tellTakenBack(store.undoBatch(batch)) },
  })
}

/** A toast for the sentence of a refusal, where nothing else needs to be said. Returns whether it was one. */
export function tellRefusal(outcome: RunOutcome): outcome is Refused {
  if (!outcome.refusal) return false
  showToast({ text: outcome.sentence, tone: 'bad' })
  return true
}

/** For fields: why it could not be saved, or nothing. */
export function why(outcome: RunOutcome): Unsaved | undefined {
  if (!outcome.refusal) return undefined
  const { refusal, sentence } = outcome
  if (refusal.code !== 'changed-meanwhile') return sentence
  const { kind, name } = refusal.about as { kind: Kind; name: string }
  const canJoin = (store.model.kinds.of(kind).fields[name] as Field | undefined)?.type === 'line'
  return { text: sentence, clash: { whose: whoseOf(refusal), canJoin } }
}

/** Sentences that one toast has room for. */
const MOST_TOLD = 4

/** What of a step did not come about as it was asked, each with its reason. Stays until it is closed. */
export function tellShort(short: readonly Left[]): void {
  if (short.length === 0) return
  const said = short.slice(0, MOST_TOLD).map(shortfallSentence).join(' ')
  const more = Math.max(0, short.length - MOST_TOLD)
  showToast({ text: shortfallWords('told', { said, more }), tone: 'bad' })
}

/** For an Undo that says nothing when it has worked: why it has not, or what it had to leave. */
export function tellTakenBack(outcome: RunOutcome): void {
  const why = whyNothing(outcome)
  if (why !== null) showToast({ text: why, tone: 'bad' })
  else if (!tellRefusal(outcome)) tellShort(outcome.short)
}

/** For what is set without a field to say it beneath. */
export function tellUnsaved(unsaved: Unsaved | undefined): void {
  if (unsaved !== undefined)
    showToast({ text: typeof unsaved === 'string' ? unsaved : unsaved.text, tone: 'bad' })
}
