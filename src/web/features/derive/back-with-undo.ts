import { find } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import { type DraftPlace, drafts } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'

/** What was typed for a derivation, after it went. */
export interface Gone {
  /** keeps it again, unless something else was begun there meanwhile */
  back(): void
  /** is rid of it again, unless it was gone on with */
  again(): void
}

/** Clears what was typed for a derivation, so that it can be had back. */
export function goneFrom(place: DraftPlace, clear: () => void): Gone {
  const was = drafts.read(place)
  const text = drafts.textOf(place)
  clear()
  const rest = drafts.read(place)
  const left = drafts.textOf(place)
  return {
    back: () => void (drafts.textOf(place) === left && drafts.keep(place, was)),
    again: () => void (drafts.textOf(place) === text && drafts.keep(place, rest)),
  }
}

/**
 * What was typed for a derivation goes once it is applied. Whoever takes the step back, by whatever way, goes on with
 * it; whoever does it again is rid of it again.
 *
 * @param made a record that the step makes
 * @param label what the step is called
 */
export function comesBackWithUndo(made: { kind: Kind; id: string }, label: string, gone: Gone): void {
  const look = () => find(store.state, made.kind, made.id) !== undefined
  let isThere = look()
  store.subscriptions.subscribe([made.id], () => {
    if (isThere === look()) return
    isThere = !isThere
    const side = isThere ? 'undo' : 'redo'
    // Somebody else may have deleted what was made. What this person took back can be done again, once that is noted.
    queueMicrotask(() => {
      if (store.history.value[side] !== label) return
      if (side === 'redo') gone.back()
      else gone.again()
    })
  })
}
