import type { Kind } from '#domain/kinds.ts'
import type { Touched } from './touched.ts'

type Listener = () => void

/**
 * Who wants to hear of what. A notification costs what was touched, not how many look on: thousands of rows may
 * each listen to their record while a commit wakes one of them.
 */
export class Subscriptions {
  readonly #versions = new Map<string, number>()
  readonly #listeners = new Map<string, Set<Listener>>()
  /** counts every notification */
  version = 0
  /** how often everything was replaced at once; part of every version, so that nothing keeps an old view */
  #replaced = 0

  subscribe(keys: readonly string[], listener: Listener): () => void {
    for (const key of keys) {
      const standing = this.#listeners.get(key)
      if (standing) standing.add(listener)
      else this.#listeners.set(key, new Set([listener]))
    }
    return () => {
      for (const key of keys) {
        const standing = this.#listeners.get(key)
        standing?.delete(listener)
        if (standing?.size === 0) this.#listeners.delete(key)
      }
    }
  }

  /** Grows whenever the key is touched; for keys of kinds, lists and `everything` only, records are compared. */
  versionOf(key: string): number {
    return this.#replaced + (this.#versions.get(key) ?? 0)
  }

  notify(touched: Touched): void {
    if (touched.ids.size === 0) return
    this.version += 1
    const woken = new Set<Listener>()
    for (const kind of touched.kinds) this.#touch(kindKey(kind), woken)
    for (const key of touched.lists) this.#touch(key, woken)
    this.#touch(everything, woken)
    for (const id of touched.ids) for (const listener of this.#listeners.get(id) ?? []) woken.add(listener)
    for (const listener of woken) listener()
  }

  /** Wakes those who listen to one key. */
  tell(key: string): void {
    const woken = new Set<Listener>()
    this.#touch(key, woken)
    for (const listener of woken) listener()
  }

  listens(key: string): boolean {
    return this.#listeners.has(key)
  }

  /** Tells all: the whole State was replaced. */
  notifyAll(): void {
    this.version += 1
    this.#replaced += 1
    const woken = new Set<Listener>()
    for (const listeners of this.#listeners.values()) for (const listener of listeners) woken.add(listener)
    for (const listener of woken) listener()
  }

  #touch(key: string, woken: Set<Listener>): void {
    this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1)
    for (const listener of this.#listeners.get(key) ?? []) woken.add(listener)
  }
}

export const everything = 'all'

export function kindKey(kind: Kind): string {
  return `kind ${kind}`
}
