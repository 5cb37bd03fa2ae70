import type { Change } from '../kernel/change.ts'
import type { Attempted, Tried } from '../kernel/command.ts'
import { partsOf } from '../kernel/scope.ts'
import { findById, type State } from '../kernel/state.ts'
import type { Row } from '../kinds.ts'
import { isForeseeable, type Refusal, refuse } from '../refusals.ts'
import type { Suggestion } from './suggestion.ts'

export type Effects = Pick<Suggestion, 'makes' | 'was'>

/** What an attempt would do, when it keeps to the product; or why it cannot be: `words` says it of one suggestion. */
export function attempted(
  product: string,
  tried: Attempted,
  words: (refusal: Refusal, at: number) => Refusal,
): Tried | Refusal {
  if ('refusal' in tried) {
    const { refusal, at } = tried
    // What only the server knows, and what one may not do, is answered as if the command were run by itself.
    const isPlain = refusal.code === 'not-allowed' || !isForeseeable(refusal.code)
    return isPlain ? refusal : words(refusal, at)
  }
  const at = tried.steps.findIndex((changes) =>
    changes.some(
      ({ kind, after, scope }) =>
        partsOf(scope)?.product !== product ||
        ['proposal', 'suggestion', 'step'].includes(kind) ||
        (kind === 'product' && after === null),
    ),
  )
  return at < 0 ? tried : words(refuse('not-proposable'), at)
}

/** What each suggestion would make, and how that which it names or overwrites stands before any of them. */
export function effectsOf(state: State, { steps, named }: Tried): Effects[] {
  return steps.map((changes, at) => {
    const makes: string[] = []
    const was: { [id: string]: { [field: string]: unknown } } = {}
    for (const id of named[at]!) if (findById(state, id)) was[id] = {}
    for (const change of changes) {
      const { id, before } = change
      if (before === null) makes.push(id)
      const fields = overwritten(state, change)
      if (fields) was[id] = { ...was[id], ...fields }
    }
    return { makes, was }
  })
}

/** The fields that a change overwrites, as they stand in the State, places and what only grows aside; null for none. */
export function overwritten(
  state: State,
  { id, before, after }: Change,
): { [field: string]: unknown } | null {
  const stands = before && findById(state, id)
  if (!stands) return null
  const { monotonic = [] } = state.kinds.of(stands.kind)
  const fields = Object.entries(stands.record as Row).filter(([field]) => {
    if (field === 'rank' || monotonic.includes(field)) return false
    return JSON.stringify((after as Row | null)?.[field]) !== JSON.stringify((before as Row)[field])
  })
  return fields.length > 0 ? Object.fromEntries(fields) : null
}
