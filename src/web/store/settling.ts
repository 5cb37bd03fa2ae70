import type { Scope } from '#domain/kernel/scope.ts'
import type { PageState } from './page-state.ts'

/**
 * Batches that are done by the server's word, until the page is as far as their commits. What one did in a scope that
 * is not here yet, such as that of a product just made, stays on the screen until the scope is.
 */
export class Settling {
  readonly #truth: PageState
  readonly #want: (scope: Scope) => void
  readonly #done: (id: string, seq: number) => void
  /** batch -> seq of its commit */
  readonly #settled = new Map<string, number>()
  /** scopes that are not to be had after all */
  readonly #denied = new Set<Scope>()

  constructor(truth: PageState, want: (scope: Scope) => void, done: (id: string, seq: number) => void) {
    this.#truth = truth
    this.#want = want
    this.#done = done
  }

  add(id: string, seq: number): void {
    this.#settled.set(id, seq)
    this.settle()
  }

  forget(id: string): void {
    this.#settled.delete(id)
  }

  deny(scopes: Iterable<Scope>): void {
    for (const scope of scopes) this.#denied.add(scope)
  }

  mayCome(scopes: Iterable<Scope>): void {
    for (const scope of scopes) this.#denied.delete(scope)
  }

  /** Lets those go that the truth holds now. */
  settle(): void {
    for (const [id, seq] of this.#settled) {
      const open = this.#open(id, seq)
      for (const scope of open) if (!this.#truth.holds(scope)) this.#want(scope)
      if (open.length > 0 || seq > this.#truth.page.seq) continue
      this.#settled.delete(id)
      this.#done(id, seq)
    }
  }

  /** Scopes that the batch touches and whose truth does not have its commit yet. */
  #open(id: string, seq: number): Scope[] {
    const { pending, seq: now } = this.#truth.page
    if (seq > now) return []
    const changes = pending.find(({ batch }) => batch.id === id)?.changes ?? []
    return [...new Set(changes.map(({ scope }) => scope))].filter(
      (scope) =>
        !this.#denied.has(scope) && (this.#truth.lacks(scope) || (this.#truth.heldAt.get(scope) ?? -1) < seq),
    )
  }
}
