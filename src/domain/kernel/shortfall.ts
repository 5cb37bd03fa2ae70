import { shortfallWords } from '#words/shortfalls.ts'
import { type Refusal, sentence } from '../refusals.ts'

/**
 * What of a step did not come about as it was asked, and why: a wish whose record is gone, a command of a batch whose
 * commands stand alone, what an undo had to leave. The rest was done; the commit's note keeps it, every door says it.
 */
export interface Shortfall {
  /** which of the batch's commands, from 0 */
  at: number
  /** what it is about, as people call it; empty when nobody knows any more */
  what: string
  refusal: Refusal
}

/** The same as a command says it of itself, which does not know its place in the batch. */
export type Left = Omit<Shortfall, 'at'>

/** Most of them that a commit keeps: more is no list that a person reads. */
export const mostShortfalls = 500

export function shortfallSentence({ what, refusal }: Omit<Shortfall, 'at'>): string {
  const why = sentence(refusal)
  return what === '' || 'what' in refusal.about ? why : shortfallWords('of', { what, why })
}

/** A record that was there once, as it was called when it went; empty when that is not known. */
export interface Gone {
  name: string
}
