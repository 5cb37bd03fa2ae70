import type { Kind, RecordOf } from '../kinds.ts'
import type { Change } from './change.ts'
import { find, type State } from './state.ts'

/** Finds a record in a State, or in a State as it would be after some changes. */
export type Look = <K extends Kind>(kind: K, id: string) => RecordOf<K> | undefined

export function lookIn(state: State): Look {
  return (kind, id) => find(state, kind, id)
}

/** The State as it would be after the steps, by id. */
export function lookAfter(state: State, steps: ReadonlyMap<string, Change>): Look {
  return (kind, id) => {
    const step = steps.get(id)
    return (step ? (step.after ?? undefined) : find(state, kind, id)) as never
  }
}
