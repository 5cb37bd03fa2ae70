import type { Change } from '#domain/kernel/change.ts'
import { find, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { Touched } from './touched.ts'

/** Records as they were seen before the truth moves, to tell afterwards which of them look different. */
export class Seen {
  readonly #records = new Map<string, { kind: Kind; record: AnyRecord | undefined }>()

  /** Before the move: these records may be about to change. */
  note(state: State, changes: Iterable<{ kind: Kind; id: string }>): void {
    for (const { kind, id } of changes) {
      if (!this.#records.has(id)) this.#records.set(id, { kind, record: find(state, kind, id) })
    }
  }

  /** After the move: these changes are new. A record not noted before was until then as they found it. */
  noteLate(changes: readonly Change[]): void {
    for (const { kind, id, before } of changes) {
      if (!this.#records.has(id)) this.#records.set(id, { kind, record: before ?? undefined })
    }
  }

  compare(state: State): Touched {
    const touched = new Touched(state.kinds)
    for (const [id, { kind, record }] of this.#records) touched.add(kind, id, record, find(state, kind, id))
    return touched
  }
}
