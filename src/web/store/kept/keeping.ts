import type { Scope } from '#domain/kernel/scope.ts'
import { whenIdle } from '../idle.ts'
import { requestSnapshot } from '../requests.ts'
import type { Store } from '../store.ts'
import type { Cache } from './cache.ts'

/** Past this cost of the commits on top of a kept snapshot (1,000 small ones) a new one is fetched at idle … */
const LONG_TAIL = 4_000
/** … but not more often than this (ms), for one just so long: with 100,000 items a snapshot is 3.5 MB. */
const RARELY = 10 * 60_000

/** Brings the cache up to date when the browser has nothing better to do. */
export class Keeping {
  readonly #store: Store
  readonly #cache: Cache
  readonly #compactedAt = new Map<Scope, number>()
  #isAsked = false

  constructor(store: Store, cache: Cache) {
    this.#store = store
    this.#cache = cache
  }

  /** Writes down what was received, and what the next visit must know before it reads that. */
  soon(): void {
    if (this.#isAsked) return
    this.#isAsked = true
    whenIdle(async () => {
      this.#isAsked = false
      await this.#cache.keepReceived()
      await this.facts()
    })
  }

  async facts(): Promise<void> {
    const { state, scopes } = this.#store
    const products = [...state.records.product.values()].map(({ key, id }) => [key, id] as const)
    if (scopes.value.length > 0)
      await this.#cache.keepFacts({ scopes: scopes.value, products: Object.fromEntries(products) })
  }

  /** Fetches a scope anew where so much has come on top of its snapshot that the next visit would wait for it. */
  compact(scope: Scope): void {
    const cost = this.#cache.costOf(scope)
    if (cost < LONG_TAIL) return
    const at = this.#compactedAt.get(scope) ?? Number.NEGATIVE_INFINITY
    if (performance.now() - at < (RARELY * LONG_TAIL) / cost) return
    this.#compactedAt.set(scope, performance.now())
    whenIdle(async () => {
      const fetched = await requestSnapshot(scope).catch(() => null)
      if (fetched?.epoch !== this.#cache.epoch || !this.#store.holds(scope)) return
      this.#cache.received(scope, fetched.seq, fetched.blob)
      await this.#cache.keepReceived()
    })
  }
}
