import type { Model } from '#domain/kernel/model.ts'
import { partsOf, type Scope, scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { drafts, forgetDrafts, keepOwnWords, keepWordsOf } from './drafts.ts'
import { nextFrame, whenIdle } from './idle.ts'
import { Cache } from './kept/cache.ts'
import { Keeping } from './kept/keeping.ts'
import { offerLost } from './kept/lost-work.ts'
import { Tab } from './kept/tab.ts'
import { keepVisit, lastVisit, type Visit } from './kept/visit.ts'
import { productKeyIn } from './line/address.ts'
import { AnotherLife } from './line/another-life.ts'
import { scopesFor } from './line/choose-scopes.ts'
import { Connection } from './line/connection.ts'
import { Following } from './line/following.ts'
import { isRenewed, mayRenew } from './line/renewal.ts'
import { Session } from './line/session.ts'
import { onlyHere } from './only-here.ts'
import type { ScopeContent } from './page-state.ts'
import { Here } from './presence.ts'
import { requestGone, requestMe, requestSnapshot, requestText, SignedOut } from './requests.ts'
import { Store } from './store.ts'

/** ms after which a cache that is not open yet is not waited for: the network is then the quicker way. */
const OPEN_WITHIN = 1_000
/** How often (ms) batches of tabs that crashed are looked for. */
const ADOPT_EVERY = 10_000

/** A page's store with all that surrounds it: the line to the server, the cache, and other tabs. */
export class BrowserStore extends Store {
  readonly #connection: Connection
  readonly #session: Session
  readonly #following: Following
  readonly #tab: Tab
  readonly #cache: Cache
  readonly #keeping: Keeping
  #workspace = ''
  #started = false

  /** `build` changes with every build of the page, so that none reads a snapshot that another one kept. */
  constructor(model: Model, build: string) {
    const tab = new Tab()
    super(model, { visit: tab.id, fetchText: requestText })
    this.#tab = tab
    this.#cache = new Cache(tab, build, model)
    this.#keeping = new Keeping(this, this.#cache)
    this.#connection = new Connection(liveUrl, {
      up: () => this.#session.up(),
      message: (message) => this.#session.message(message),
      down: (opened) => {
        this.#session.down()
        if (!opened) void this.#checkSignedIn()
      },
    })
    const here = new Here((where) => this.#session.here(where))
    this.#session = new Session(this, this.#connection, {
      workspace: () => this.#workspace,
      epoch: () => this.#cache.epoch,
      refetch: (scopes) => this.#following.refetch(scopes).catch((error) => this.#failed(error)),
      kept: (scope, from, to, commits) => {
        this.#cache.append(scope, { from, to, commits })
        this.#keeping.compact(scope)
      },
      left: (scopes) => void this.#cache.forget(scopes),
      scopes: () => {
        void this.#tidyWords()
        void this.#following.update()
        whenIdle(() => void this.#keeping.facts())
      },
      restored: async (epoch) => {
        this.#cache.epoch = epoch
        await this.#cache.forget()
      },
      welcomed: () => {
        isRenewed(sessionStorage)
        here.again()
        void offerLost(this, this.#cache)
        whenIdle(() => void requestMe().catch(() => {}))
      },
      otherMember: () => void this.#leaveBrowser(),
      closed: (removed) => (removed ? void this.#leaveBrowser() : this.#lockUp()),
      outdated: () => this.#renew(),
      nextFrame,
    })
    this.#following = new Following(
      this,
      { kept: (scope) => this.#readKept(scope), fetch: (scope) => this.#fetch(scope) },
      this.#session,
      whenIdle,
    )
    this.whereabouts.watch(() => here.set(this.whereabouts.value))
    this.carrier = {
      made: (unsettled) => {
        void this.#cache.keepBatch(unsettled)
        this.#session.send(unsettled.batch)
      },
      happened: (batches) => void this.#cache.happened(batches),
      refused: (id) => void this.#cache.dropBatch(id),
      want: (scope) => void this.#following.bring(scope),
    }
  }

  /**
   * Opens the workspace: from what the last visit kept, when there is something, else from the server. Call it
   * as early as possible and once. `loaded` and `status` tell how it goes.
   */
  async start(): Promise<void> {
    if (this.#started) return
    this.#started = true
    this.#connection.start()
    addEventListener('beforeunload', (event) => {
      const isSafe = this.pendingCount.value === 0 || this.#cache.keeps.value
      if (!(isSafe && this.tray.isSafe && drafts.isSafe && onlyHere.size === 0)) event.preventDefault()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#adopt()
    })
    setInterval(() => void this.#adopt(), ADOPT_EVERY)

    const visit = lastVisit()
    if (!visit || !(await this.#openKept(visit))) await this.#openFresh()
    this.#session.begin()
    void this.#following.update()
  }

  /** Leaves nothing of the workspace in this browser. What the server has not answered is lost: ask first. */
  async signOut(): Promise<void> {
    this.#end('signed-out')
    keepVisit(null)
    forgetDrafts(this.member)
    this.tray.forget()
    await this.#cache.erase()
  }

  /** True when the screen can be painted from the cache. */
  async #openKept(visit: Visit): Promise<boolean> {
    // The lock is for those who would take over this page's batches: what is shown need not wait for it.
    const held = this.#tab.hold()
    const opening = this.#cache.open(`${visit.member} ${visit.workspace}`)
    // What comes later is kept all the same, see `#isFor`.
    if (!(await within(OPEN_WITHIN, opening))) return false
    const { scopes, products } = await this.#cache.facts()
    this.#workspace = visit.workspace
    this.setMember(visit.member)
    this.setScopes(scopes)
    const { product, needed } = this.#needed(products)
    const kept = await Promise.all(needed.map((scope) => this.#readKept(scope)))
    const all = scopes.includes(workspaceScope) && kept.every((content) => content !== null)
    if (all) this.#loadKept(new Map(needed.map((scope, index) => [scope, kept[index]!])))
    this.#lookAt(product)
    await held
    await this.#adopt()
    return this.loaded.value
  }

  #loadKept(contents: ReadonlyMap<Scope, ScopeContent>): void {
    this.setNeeded([...contents.keys()])
    try {
      this.load(contents)
    } catch (error) {
      console.warn('What the last visit kept cannot be used.', error)
      this.leave([...this.truth.heldAt.keys()], false)
      void this.#cache.forget()
    }
  }

  /** What the screen at this address needs; where the product is not known, all plans, to find it in. */
  #needed(products: { readonly [key: string]: string }): { product: string | undefined; needed: Scope[] } {
    const key = productKeyIn(location.pathname)
    const product = key === null ? undefined : products[key]
    const { now, idle } = scopesFor(product ?? null, this.scopes.value)
    return { product, needed: product === undefined ? [...now, ...idle] : now }
  }

  /** Once what its screen needs is here: whoever looks at a product has what they lack of it brought. */
  #lookAt(product: string | undefined): void {
    if (product !== undefined) this.open(product)
  }

  async #openFresh(): Promise<void> {
    for (let pause = 200; this.status.value !== 'signed-out'; pause = Math.min(5_000, pause * 2)) {
      try {
        return await this.#fetchAll()
      } catch (error) {
        if (error instanceof SignedOut) return this.#turnedAway()
        this.setStatus('offline')
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  /** All that the screen needs, asked for at once by the key in the address. */
  async #fetchAll(): Promise<void> {
    const key = productKeyIn(location.pathname)
    const names = [workspaceScope, ...(key === null ? [] : [scopeIn(key, 'plan'), scopeIn(key, 'backlog')])]
    const [me, ...fetched] = await Promise.all([requestMe(), ...names.map((name) => requestSnapshot(name))])
    const here = new Map(fetched.flatMap((one) => (one ? [[one.scope, one] as const] : [])))
    if ([...here.values()].some(({ epoch }) => epoch !== me.epoch))
      throw new Error('The log has just changed its life')
    this.#cache.epoch = me.epoch
    this.setScopes(me.scopes)
    const plan = fetched[1]
    const found = plan ? partsOf(plan.scope)?.product : undefined
    const { product, needed } = this.#needed(found && key ? { [key]: found } : {})
    const rest = needed.filter((scope) => !here.has(scope))
    const more = await Promise.all(rest.map((scope) => requestSnapshot(scope)))
    for (const one of more) if (one) here.set(one.scope, one)
    for (const { scope, seq, blob } of here.values()) this.#cache.received(scope, seq, blob)
    this.load(here)
    this.#lookAt(product)
    this.setNeeded(needed.filter((scope) => here.has(scope)))
    this.#isFor(me)
    void this.#tidyWords()
  }

  /**
   * When something is deleted, all that was typed about it stays with whoever typed it; with the right to see it goes
   * what stood there before, and what they typed themselves stays. Which of both it was only the server knows: while it
   * is away nothing goes.
   */
  async #tidyWords(): Promise<void> {
    const isUnseen = (scope: Scope) => !this.scopes.value.includes(scope)
    const about = [...drafts.of(this.member).map(({ place }) => place.scope), ...this.tray.scopes()]
    const lost = about.flatMap((scope) => scope.split('+')).filter(isUnseen)
    if (lost.length === 0) return
    const products = new Set(lost.flatMap((scope) => partsOf(scope)?.product ?? []))
    const gone = await requestGone([...products]).catch(() => null)
    if (!gone) return
    const isDeleted = (scope: Scope) => isUnseen(scope) && gone.includes(partsOf(scope)?.product ?? '')
    keepWordsOf(this.member, isDeleted)
    this.tray.keepWordsOf(isDeleted)
    keepOwnWords(this.member, isUnseen)
    this.tray.keepOwnWords(isUnseen)
    forgetDrafts(this.member, this.scopes.value)
    this.tray.forget(this.scopes.value)
  }

  async #fetch(scope: Scope): Promise<ScopeContent | null> {
    const fetched = await requestSnapshot(scope).catch((error) => this.#failed(error))
    if (!fetched) return null
    // The line will say so too; what it brings must not be laid upon another life.
    if (fetched.epoch !== this.#cache.epoch) throw new AnotherLife()
    this.#cache.received(scope, fetched.seq, fetched.blob)
    this.#keeping.soon()
    return fetched
  }

  async #readKept(scope: Scope): Promise<ScopeContent | null> {
    const kept = await this.#cache.read(scope)
    if (!kept) return null
    try {
      const { seq, records } = decodeSnapshot(await kept.snapshot.blob.text())
      return { seq, records, tail: kept.tail, head: kept.head }
    } catch (error) {
      console.warn(`What the last visit kept of ${scope} cannot be used.`, error)
      return null
    }
  }

  /** It is known for whom the page is; on a first visit only now can there be a cache. */
  #isFor(visit: Visit): void {
    const same = this.member === visit.member && this.#workspace === visit.workspace
    if (this.member !== '' && !same) return void this.#leaveBrowser()
    this.#workspace = visit.workspace
    this.setMember(visit.member)
    keepVisit(visit)
    if (!same) void this.#beginCache(visit)
    else this.#keeping.soon()
  }

  async #beginCache({ member, workspace }: Visit): Promise<void> {
    const held = this.#tab.hold()
    await this.#cache.open(`${member} ${workspace}`)
    await held
    // What was done while the cache opened was sent, and is kept only now.
    for (const unsettled of this.unsettled()) void this.#cache.keepBatch(unsettled)
    await this.#adopt()
    this.#keeping.soon()
  }

  async #adopt(): Promise<void> {
    const adopted = await this.#cache.adopt()
    if (adopted.length === 0) return
    // Those that this page had already are on their way: of two copies one may be refused and the other then be done.
    for (const { batch } of this.resume(adopted)) this.#session.send(batch)
  }

  /** A line that does not stand may be one that the server refuses. */
  async #checkSignedIn(): Promise<void> {
    if (!this.loaded.value) return
    await requestMe().catch((error) => {
      if (error instanceof SignedOut) this.#turnedAway()
    })
  }

  #failed(error: unknown): never {
    if (error instanceof SignedOut) this.#turnedAway()
    throw error
  }

  #turnedAway(): void {
    this.#lockUp()
    this.#end('signed-out')
  }

  #end(status: 'signed-out'): void {
    for (const forget of onlyHere) forget()
    this.#following.stop()
    this.#session.end(status)
  }

  /** The newer program is a reload away; what waits is in the cache and goes with it. */
  #renew(): void {
    this.#following.stop()
    const isSafe = this.pendingCount.value === 0 || this.#cache.keeps.value
    if (isSafe && onlyHere.size === 0 && mayRenew(sessionStorage)) location.reload()
  }

  /** Nobody is signed in: what was kept must not be readable here. Batches on their way wait for their author, and so do drafts. */
  #lockUp(): void {
    keepVisit(null)
    void this.#cache.forget()
  }

  /** Somebody else has signed in since, or who was here may see nothing any more: nothing is left of what is shown or kept. */
  async #leaveBrowser(): Promise<void> {
    keepVisit(null)
    forgetDrafts(this.member)
    this.tray.forget()
    await this.#cache.forget()
    location.reload()
  }
}

/** Whether the work is done within so many ms; it goes on in any case. */
function within(most: number, work: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), most)
    void work.then(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

function liveUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`
}
