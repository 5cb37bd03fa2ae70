import { storeWords } from '#words/store.ts'
import type { Settled } from './outcome.ts'

interface Waiting {
  label: string
  resolve?(settled: Settled): void
}

/** Batches on their way: what the person calls them, and who waits for the server's word. */
export class Awaited {
  readonly #byId = new Map<string, Waiting>()

  /** @returns the server's word, once it is there */
  add(id: string, label: string): Promise<Settled> {
    return new Promise((resolve) => this.#byId.set(id, { label, resolve }))
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  labelOf(id: string): string {
    return this.#byId.get(id)?.label ?? storeWords('change')
  }

  close(id: string, settled: Settled): void {
    this.#byId.get(id)?.resolve?.(settled)
    this.#byId.delete(id)
  }
}
