import { find, type State } from '#domain/kernel/state.ts'
import { refuse, sentence } from '#domain/refusals.ts'
import type { Step } from '#domain/steps/step.ts'
import { storeWords } from '#words/store.ts'
import type { LateRefusal, LateShortfall, RunOutcome } from '../outcome.ts'
import { kindKey, type Subscriptions } from '../subscriptions.ts'
import { takingBack } from './long-steps.ts'

/** A long step that takes another one back. */
export type LongUndo = Step & { of: string }

/**
 * Calls back when a long undo of this page's member, which was seen under way here, has come to its end: it was
 * accepted and said to go on, so nobody else would tell them that it came to nothing, or what it had to leave.
 */
export function watchLongUndos(
  page: { readonly state: State; readonly member: string; readonly subscriptions: Subscriptions },
  ended: (undo: LongUndo) => void,
): void {
  const underWay = new Set<string>()
  page.subscriptions.subscribe([kindKey('step')], () => {
    const { state, member } = page
    for (const { id, kind, by, state: how } of state.records.step.values())
      if (kind === 'undo' && by === member && (how === 'running' || how === 'cancelling')) underWay.add(id)
    for (const id of underWay) {
      const step = find(state, 'step', id)
      if (step?.state === 'running' || step?.state === 'cancelling') continue
      underWay.delete(id)
      if (step) ended(step as LongUndo)
    }
  })
}

/** What the person is told of a long undo that is done, but for what others have changed. */
export function shortfallOfUndo({ id, of, label, left, short }: LongUndo): LateShortfall {
  // Of all that it left the step names the first; the others count.
  const named = short.map((one) => ({ at: 0, ...one }))
  const unnamed = Array.from({ length: left - named.length }, () => ({
    at: 0,
    what: '',
    refusal: refuse('untold'),
  }))
  return { id, of, label: storeWords('undoStep', { step: label }), short: [...named, ...unnamed] }
}

/** What they are told of one that has taken itself back. */
export function refusalOfUndo({ id, of, label, refusal }: LongUndo, again: () => RunOutcome): LateRefusal {
  return {
    id,
    label: storeWords('undoStep', { step: label }),
    sentence: refusal ? sentence(refusal) : storeWords('givenUp'),
    refusal,
    calls: [takingBack(of)],
    tryAgain: again,
  }
}
