import { Subscriptions } from './subscriptions.ts'

/** 0 at rest, else 1 and 2 in turn: two names for one animation, so that it starts afresh each time. */
export type Flash = 0 | 1 | 2

/** How long it is shown, in ms: as long as the animation lasts (see where.css). */
export const flashMs = 1_200

/**
 * Which records have just come to where they stand, or were changed by somebody else. It is kept for as long as it is
 * shown, so that it is seen also on what is drawn only now: whatever moves between lists is drawn anew.
 */
export class Flashes {
  readonly #shown = new Map<string, Flash>()
  readonly #listeners = new Subscriptions()
  #turn: 1 | 2 = 2

  of(id: string): Flash {
    return this.#shown.get(id) ?? 0
  }

  subscribe(ids: readonly string[], listener: () => void): () => void {
    return this.#listeners.subscribe(ids, listener)
  }

  show(ids: readonly string[]): void {
    if (ids.length === 0) return
    this.#turn = this.#turn === 1 ? 2 : 1
    const turn = this.#turn
    for (const id of ids) this.#set(id, turn)
    setTimeout(() => {
      for (const id of ids) if (this.#shown.get(id) === turn) this.#set(id, 0)
    }, flashMs)
  }

  #set(id: string, flash: Flash): void {
    if (flash === 0) this.#shown.delete(id)
    else this.#shown.set(id, flash)
    this.#listeners.tell(id)
  }
}
