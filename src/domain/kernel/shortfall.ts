import { shortfallWords } from '#words/shortfalls.ts'
import { type Refusal, refuse, sentence } from '../refusals.ts'
import { partsOf, type Scope, scopeIn, workspaceScope } from './scope.ts'

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
export interface Left extends Omit<Shortfall, 'at'> {
  /** the scopes of what it speaks of, when a command's decision says it */
  of?: readonly Scope[]
}

/** What has come of a batch: a shortfall with the scopes of what it speaks of, which not everybody may see. */
export type ScopedShortfall = Shortfall & { of: readonly Scope[] }

/**
 * The shortfalls as a commit may keep them that touches these scopes, and so as whoever follows it may read them: what
 * speaks of other scopes says no more than that there is something. Who sees any of a product sees its plan.
 */
export function readable(short: readonly ScopedShortfall[], touched: Iterable<Scope>): Shortfall[] {
  const open = new Set<Scope>([workspaceScope])
  for (const scope of touched) {
    open.add(scope)
    const product = partsOf(scope)?.product
    if (product) open.add(scopeIn(product, 'plan'))
  }
  return short
    .slice(0, mostShortfalls)
    .map(({ at, what, refusal, of }) =>
      of.every((scope) => open.has(scope))
        ? { at, what, refusal }
        : { at, what: '', refusal: refuse('untold') },
    )
}

/** Most of them that a commit keeps: more is no list that a person reads. */
export const mostShortfalls = 500

export function shortfallSentence({ what, refusal }: Omit<Shortfall, 'at'>): string {
  const why = sentence(refusal)
  return what === '' || 'what' in refusal.about ? why : shortfallWords('of', { what, why })
}

/** A record that was there once, as it was called when it went; empty when that is not known. */
export interface Gone {
  name: string
  scope?: Scope
}
