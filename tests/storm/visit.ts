import type { Model } from '#domain/kernel/model.ts'
import { type Scope, workspaceScope } from '#domain/kernel/scope.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { FromPage } from '#protocol/messages.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { Cache } from '#web/store/kept/cache.ts'
import { AnotherLife } from '#web/store/line/another-life.ts'
import { scopesFor } from '#web/store/line/choose-scopes.ts'
import { Following } from '#web/store/line/following.ts'
import { Session } from '#web/store/line/session.ts'
import type { ScopeContent } from '#web/store/page-state.ts'
import { Store } from '#web/store/store.ts'
import type { Browser } from './browser.ts'
import type { Line } from './line.ts'

export class SignedOut extends Error {}

export interface FetchedScope {
  seq: number
  epoch: string
  text: string
}

/** What a page asks over HTTP. Answers late, or never; rejects when the server goes down. */
export interface Door {
  /** @throws SignedOut */
  me(member: string): Promise<{ epoch: string; scopes: Scope[] }>
  snapshot(member: string, scope: Scope): Promise<FetchedScope | null>
  text(member: string, id: string): Promise<string | null>
}

export type Answer = 'none' | 'done' | 'refused' | 'given up'

export interface VisitOptions {
  model: Model
  workspace: string
  browser: Browser
  door: Door
  /** what came of a batch */
  answered(id: string, answer: Answer): void
  /** the class under test, or one that is wrong */
  newStore?: typeof Store | undefined
}

/**
 * A page from its opening to its end: the store, the session, the scopes it follows and the cache are the web
 * page's own. Around them stands what browser-store.ts stands for there: the line, the fetches, the frames.
 */
export class Visit {
  readonly store: Store
  readonly session: Session
  line: Line | null = null
  alive = true
  /** nothing more comes of it until the page is loaded anew */
  over: 'outdated' | 'signed-out' | null = null
  readonly #options: VisitOptions
  readonly #cache: Cache
  readonly #following: Following
  readonly #tab: ReturnType<Browser['newTab']>
  readonly #waiting: (() => void)[] = []
  #epoch = ''

  constructor(options: VisitOptions) {
    this.#options = options
    const { model, workspace, browser, door, answered, newStore: StoreClass = Store } = options
    this.#tab = browser.newTab()
    const fetchText = (id: string) => this.#while(door.text(browser.member, id))
    this.store = new StoreClass(model, { visit: this.#tab.id, fetchText })
    this.#cache = new Cache(this.#tab as never, `build ${model.schema}`, model)
    const soon = (work: () => void) => void this.#waiting.push(work)
    const visit = this
    const connection = {
      get isUp() {
        return visit.line?.isUp ?? false
      },
      send: (message: FromPage) => this.line?.send(message),
      sendText: (text: string) => this.line?.sendText(text),
      restart: () => this.cut(),
      stop: () => this.cut(),
    }
    this.session = new Session(this.store, connection as never, {
      workspace: () => workspace,
      epoch: () => this.#epoch,
      refetch: (scopes) => this.#following.refetch(scopes),
      kept: (scope, from, to, commits) => {
        if (this.alive) this.#cache.append(scope, { from, to, commits })
      },
      left: (scopes) => void this.#cache.forget(scopes),
      scopes: () => {
        void this.#following.update()
        soon(() => void this.#keepFacts())
      },
      restored: async (epoch) => {
        this.#live(epoch)
        await this.#cache.forget()
      },
      welcomed() {},
      otherMember() {
        throw new Error('The server knows the page as somebody else')
      },
      closed: () => this.#lockUp(),
      outdated: () => {
        this.over = 'outdated'
        this.#following.stop()
      },
      nextFrame: soon,
    })
    this.#following = new Following(
      this.store,
      { kept: (scope) => this.#readKept(scope), fetch: (scope) => this.#fetch(scope) },
      this.session,
      soon,
    )
    // Told before `done`, in whichever life of the page the batch was made.
    const { store } = this
    const [refuse, giveUp] = [store.refuse, store.giveUp]
    store.refuse = (id: string, refusal: Refusal, at: number) => {
      answered(id, 'refused')
      refuse.call(store, id, refusal, at)
    }
    store.giveUp = (id: string, fault: string) => {
      answered(id, 'given up')
      giveUp.call(store, id, fault)
    }
    store.carrier = {
      made: (unsettled) => {
        void this.#cache.keepBatch(unsettled)
        this.session.send(unsettled.batch)
      },
      happened: (batches) => {
        for (const { id } of batches) answered(id, 'done')
        void this.#cache.happened(batches)
      },
      refused: (id) => void this.#cache.dropBatch(id),
      want: (scope) => void this.#following.bring(scope),
    }
    store.product.watch(() => {
      browser.product = store.product.value
    })
  }

  async start(): Promise<void> {
    const { browser } = this.#options
    await this.#cache.open(browser.database)
    await this.#tab.hold()
    if (!browser.remembers || !(await this.#openKept())) await this.#openFresh()
    if (!this.alive || this.over) return
    await this.adopt()
    this.session.begin()
    void this.#following.update()
  }

  connect(line: Line): void {
    this.line = line
    this.session.up()
  }

  /** The line is gone, by whichever end. */
  cut(): void {
    const { line } = this
    if (!line) return
    line.cut()
    this.line = null
    this.session.down()
  }

  /** The server knows nobody here. */
  turnAway(): void {
    if (this.over) return
    this.#lockUp()
    this.session.end('signed-out')
  }

  /** A frame is painted, and the browser has nothing better to do. */
  frame(): void {
    for (const work of this.#waiting.splice(0)) work()
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0
  }

  /** Takes up what tabs that are gone have left. */
  async adopt(): Promise<void> {
    const adopted = await this.#cache.adopt()
    if (adopted.length === 0) return
    for (const { batch } of this.store.resume(adopted)) this.session.send(batch)
  }

  /** The tab is gone at once. */
  close(): void {
    this.alive = false
    this.#following.stop()
    this.#options.browser.tabs.delete(this.#tab.id)
    const { line } = this
    this.line = null
    line?.cut()
  }

  async #openKept(): Promise<boolean> {
    const { browser } = this.#options
    const { store } = this
    const { scopes } = await this.#cache.facts()
    store.setMember(browser.member)
    store.setScopes(scopes)
    const needed = this.#needed()
    const kept = await Promise.all(needed.map((scope) => this.#readKept(scope)))
    if (!scopes.includes(workspaceScope) || kept.some((content) => content === null)) return false
    store.setNeeded(needed)
    try {
      store.load(new Map(needed.map((scope, index) => [scope, kept[index]!])))
      this.#live(this.#cache.epoch)
    } catch {
      store.leave([...store.truth.heldAt.keys()], false)
      void this.#cache.forget()
    }
    return store.loaded.value
  }

  #needed(): Scope[] {
    const { browser } = this.#options
    const { now, idle } = scopesFor(browser.product, this.store.scopes.value)
    if (browser.product === null) return [...now, ...idle]
    this.store.open(browser.product)
    return now
  }

  async #openFresh(): Promise<void> {
    const { browser, door } = this.#options
    const { store } = this
    while (this.alive && !this.over) {
      try {
        const me = await this.#while(door.me(browser.member))
        this.#live(me.epoch)
        store.setScopes(me.scopes)
        const needed = this.#needed()
        const fetched = await Promise.all(needed.map((scope) => this.#fetch(scope)))
        const here = new Map(
          needed.flatMap((scope, index) => (fetched[index] ? [[scope, fetched[index]]] : [])),
        )
        store.load(here)
        store.setNeeded([...here.keys()])
        store.setMember(browser.member)
        browser.remembers = true
        return
      } catch (error) {
        if (error instanceof SignedOut) return this.turnAway()
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }

  async #fetch(scope: Scope): Promise<ScopeContent | null> {
    const { browser, door } = this.#options
    const fetched = await this.#while(door.snapshot(browser.member, scope)).catch((error) => {
      if (error instanceof SignedOut) this.turnAway()
      throw error
    })
    if (!fetched) return null
    if (fetched.epoch !== this.#epoch) throw new AnotherLife()
    this.#cache.received(scope, fetched.seq, { text: async () => fetched.text } as Blob)
    this.#waiting.push(() => void this.#cache.keepReceived().then(() => this.#keepFacts()))
    return { seq: fetched.seq, records: decodeSnapshot(fetched.text).records }
  }

  async #readKept(scope: Scope): Promise<ScopeContent | null> {
    const kept = await this.#cache.read(scope)
    if (!kept) return null
    const { seq, records } = decodeSnapshot(await kept.snapshot.blob.text())
    return { seq, records, tail: kept.tail, head: kept.head }
  }

  #live(epoch: string): void {
    this.#epoch = epoch
    this.#cache.epoch = epoch
  }

  async #keepFacts(): Promise<void> {
    const { scopes } = this.store
    if (this.alive && scopes.value.length > 0)
      await this.#cache.keepFacts({ scopes: scopes.value, products: {} })
  }

  #lockUp(): void {
    this.over = 'signed-out'
    this.#following.stop()
    this.#options.browser.remembers = false
    void this.#cache.forget()
  }

  /** Nothing reaches a page that is gone. */
  #while<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      answer.then(
        (value) => this.alive && resolve(value),
        (error) => this.alive && reject(error),
      )
    })
  }
}
