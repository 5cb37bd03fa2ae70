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
  readonly #shown = new Map<string, { flash: Flash; end: ReturnType<typeof setTimeout> }>()
  readonly #listeners = new Subscriptions()

  of(id: string): Flash {
    return this.#shown.get(id)?.flash ?? 0
  }

  subscribe(ids: readonly string[], listener: () => void): () => void {
    return this.#listeners.subscribe(ids, listener)
  }

  show(ids: readonly string[]): void {
    for (const id of ids) {
      const before = this.#shown.get(id)
      clearTimeout(before?.end)
      const end = setTimeout(() => {
        this.#shown.delete(id)
        this.#listeners.tell(id)
      }, flashMs)
      this.#shown.set(id, { flash: before?.flash === 1 ? 2 : 1, end })
      this.#listeners.tell(id)
    }
  }
}
