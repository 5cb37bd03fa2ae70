import type { Scope } from '#domain/kernel/scope.ts'
import type { FromServer, Presence, Whereabouts } from '#protocol/messages.ts'
import { type Signal, Source } from './signal.ts'

const none: readonly Presence[] = []

/** Who else is where, as the server tells it; never this page itself. */
export class Others {
  readonly #byVisit = new Map<string, Presence>()
  readonly #inScope = new Map<Scope, Source<readonly Presence[]>>()
  readonly #visit: string

  constructor(visit: string) {
    this.#visit = visit
  }

  /** Those whose screen shows something of the scope, in the order in which they came. */
  in(scope: Scope): Signal<readonly Presence[]> {
    return this.#source(scope)
  }

  tell({ here, gone }: Pick<Extract<FromServer, { type: 'present' }>, 'here' | 'gone'>): void {
    const scopes = new Set<Scope>()
    for (const visit of gone) {
      const was = this.#byVisit.get(visit)
      if (was && this.#byVisit.delete(visit)) scopes.add(was.scope)
    }
    for (const presence of here) {
      if (presence.visit === this.#visit) continue
      const was = this.#byVisit.get(presence.visit)
      if (was) scopes.add(was.scope)
      this.#byVisit.set(presence.visit, presence)
      scopes.add(presence.scope)
    }
    this.#wake(scopes)
  }

  /** The scope may no longer be seen: nor who is there. */
  leave(scopes: readonly Scope[]): void {
    const gone = [...this.#byVisit.values()].filter(({ scope }) => scopes.includes(scope))
    this.tell({ here: [], gone: gone.map(({ visit }) => visit) })
  }

  /** There is no line: nobody is known to be anywhere. */
  clear(): void {
    const scopes = new Set([...this.#byVisit.values()].map(({ scope }) => scope))
    this.#byVisit.clear()
    this.#wake(scopes)
  }

  #wake(scopes: ReadonlySet<Scope>): void {
    for (const scope of scopes) {
      const there = [...this.#byVisit.values()].filter((presence) => presence.scope === scope)
      this.#source(scope).set(there.length > 0 ? there : none)
    }
  }

  #source(scope: Scope): Source<readonly Presence[]> {
    let source = this.#inScope.get(scope)
    if (!source) {
      source = new Source(none)
      this.#inScope.set(scope, source)
    }
    return source
  }
}

/** what the server takes for granted on a new line */
const nowhere = JSON.stringify(null)

/** ms; four a second at most */
const PAUSE = 250

/** Says where the person is: at once when it has been quiet, never more often than the pause allows. */
export class Here {
  readonly #send: (where: Whereabouts | null) => void
  readonly #pause: number
  #where: Whereabouts | null = null
  #said = nowhere
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (where: Whereabouts | null) => void, pause = PAUSE) {
    this.#send = send
    this.#pause = pause
  }

  set(where: Whereabouts | null): void {
    this.#where = where
    if (this.#timer === undefined) this.#say()
  }

  /** A new line knows nothing yet. */
  again(): void {
    this.#said = nowhere
    if (this.#timer === undefined) this.#say()
  }

  #say(): void {
    this.#timer = undefined
    const said = JSON.stringify(this.#where)
    if (said === this.#said) return
    this.#said = said
    this.#send(this.#where)
    this.#timer = setTimeout(() => this.#say(), this.#pause)
  }
}
