import { partsOf, type Scope } from '#domain/kernel/scope.ts'
import type { ScopeContent } from '../page-state.ts'
import type { Store } from '../store.ts'
import { scopesFor } from './choose-scopes.ts'

/** Where scopes come from: what an earlier visit kept, else the server. */
export interface ScopeSource {
  /** never rejects; null when nothing is kept that this build reads */
  kept(scope: Scope): Promise<ScopeContent | null>
  /** null when the scope may not be seen; rejects when the server is away */
  fetch(scope: Scope): Promise<ScopeContent | null>
}

export interface Line {
  join(scope: Scope): void
  leave(scope: Scope): void
}

/** ms before a scope is asked for again when the server is away */
const PAUSE = 2_000

/**
 * Sees to it that the page holds what it needs: all that may be had of the product that is looked at, at idle the
 * plans of the others, and nothing more. The backlog of the product before goes when the new one stands.
 */
export class Following {
  readonly #store: Store
  readonly #source: ScopeSource
  readonly #line: Line
  readonly #idle: (work: () => void) => void
  readonly #coming = new Map<Scope, Promise<void>>()
  #stopped = false

  constructor(store: Store, source: ScopeSource, line: Line, idle: (work: () => void) => void) {
    this.#store = store
    this.#source = source
    this.#line = line
    this.#idle = idle
    store.product.watch(() => void this.update())
  }

  /** What is looked at, or what may be had, has changed. Resolves when what is needed now is here. */
  async update(): Promise<void> {
    const product = this.#store.product.value
    const { now, idle } = scopesFor(product, this.#store.scopes.value)
    await Promise.all(now.map((scope) => this.bring(scope)))
    if (product !== this.#store.product.value) return
    this.#tidy()
    if (idle.some((scope) => !this.#store.truth.holds(scope)))
      this.#idle(() => {
        // By now a product may be gone, and its plan no longer to be had.
        for (const scope of idle) if (this.#store.scopes.value.includes(scope)) void this.bring(scope)
      })
  }

  /** Resolves when the scope is here, or is known not to be had. */
  bring(scope: Scope): Promise<void> {
    if (this.#store.truth.holds(scope)) return Promise.resolve()
    let coming = this.#coming.get(scope)
    if (!coming) {
      coming = this.#bring(scope).finally(() => this.#coming.delete(scope))
      this.#coming.set(scope, coming)
    }
    return coming
  }

  /** Fetches scopes afresh, all at one moment; those that may not be seen any more are left. Rejects when the server is away. */
  async refetch(scopes: readonly Scope[]): Promise<void> {
    const contents = await Promise.all(scopes.map((scope) => this.#source.fetch(scope)))
    const here = new Map<Scope, ScopeContent>()
    const gone: Scope[] = []
    for (const [index, content] of contents.entries()) {
      if (content) here.set(scopes[index]!, content)
      else gone.push(scopes[index]!)
    }
    this.#store.leave(gone)
    this.#store.load(here)
  }

  stop(): void {
    this.#stopped = true
  }

  async #bring(scope: Scope): Promise<void> {
    const kept = await this.#source.kept(scope)
    if (kept && this.#take(scope, kept)) return
    while (!this.#stopped && !this.#store.truth.holds(scope)) {
      try {
        const content = await this.#source.fetch(scope)
        if (!content) this.#store.leave([scope])
        else if (this.#take(scope, content)) return
        return
      } catch (error) {
        console.warn(`${scope} cannot be fetched yet.`, error)
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
  }

  #take(scope: Scope, content: ScopeContent): boolean {
    if (this.#store.truth.holds(scope)) return true
    try {
      this.#store.load(new Map([[scope, content]]))
    } catch (error) {
      console.warn(`What was kept of ${scope} cannot be used.`, error)
      return false
    }
    this.#line.join(scope)
    return true
  }

  /** Lets go what nobody looks at any more. It stays in the cache, for the way back. */
  #tidy(): void {
    const product = this.#store.product.value
    if (product === null) return
    const gone = [...this.#store.truth.heldAt.keys()].filter((scope) => {
      const parts = partsOf(scope)
      return parts?.product !== null && parts?.product !== product && parts?.shelf !== 'plan'
    })
    this.#store.leave(gone, false)
    for (const scope of gone) this.#line.leave(scope)
  }
}
