import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { partsOf, type Scope, scopeIn, workspaceScope } from '#domain/kernel/scope.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { productKeyIn } from './address.ts'
import { AnotherLife } from './another-life.ts'
import { Cache, MOST_SENT } from './cache.ts'
import { scopesFor } from './choose-scopes.ts'
import { Connection } from './connection.ts'
import { drafts, forgetDrafts, keepWordsOf } from './drafts.ts'
import { Following } from './following.ts'
import { nextFrame, whenIdle } from './idle.ts'
import { lostOf } from './kept.ts'
import type { ScopeContent } from './page-state.ts'
import { Here } from './presence.ts'
import { isRenewed, mayRenew } from './renewal.ts'
import {
  requestGone,
  requestMe,
  requestOwnCommits,
  requestSnapshot,
  requestText,
  SignedOut,
} from './requests.ts'
import { Session } from './session.ts'
import { Store } from './store.ts'
import { Tab } from './tab.ts'
import { keepVisit, lastVisit, type Visit } from './visit.ts'

/** Past this cost of the commits on top of a kept snapshot (1,000 small ones) a new one is fetched at idle … */
const LONG_TAIL = 4_000
/** … but not more often than this (ms), for one just so long: with 100,000 items a snapshot is 3.5 MB. */
const RARELY = 10 * 60_000
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
  readonly #compactedAt = new Map<Scope, number>()
  #workspace = ''
  #epoch = ''
  #isKeeping = false
  #started = false

  /** `build` changes with every build of the page, so that none reads a snapshot that another one kept. */
  constructor(model: Model, build: string) {
    const tab = new Tab()
    super(model, { visit: tab.id, fetchText: requestText })
    this.#tab = tab
    this.#cache = new Cache(tab, build, model)
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
      epoch: () => this.#epoch,
      refetch: (scopes) => this.#following.refetch(scopes).catch((error) => this.#failed(error)),
      kept: (scope, from, to, commits) => {
        this.#cache.append(scope, { from, to, commits })
        this.#compactWhenIdle(scope)
      },
      left: (scopes) => void this.#cache.forget(scopes),
      scopes: () => {
        void this.#tidyWords()
        void this.#following.update()
        whenIdle(() => void this.#keepFacts())
      },
      restored: async (epoch) => {
        this.#live(epoch)
        await this.#cache.forget()
      },
      welcomed: () => {
        isRenewed(sessionStorage)
        here.again()
        void this.#offerLost()
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
      if (!(isSafe && this.tray.isSafe && drafts.isSafe)) event.preventDefault()
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
      this.#live(this.#cache.epoch)
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
    this.#live(me.epoch)
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
   * What is typed about something goes with the right to see that; when it is deleted the words stay with whoever typed
   * them. Which of both it was only the server knows: while it is away nothing goes.
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
    forgetDrafts(this.member, this.scopes.value)
    this.tray.forget(this.scopes.value)
  }

  /** What this browser sent to an earlier life of the log and the server does not have is offered again, with its words. */
  async #offerLost(): Promise<void> {
    const before = await this.#cache.sentBefore()
    if (before.length === 0) return void (await this.#cache.trimSent())
    // Where the server is away again the next welcome looks once more.
    const commits = await requestOwnCommits(MOST_SENT).catch(() => null)
    if (!commits) return
    const lost = lostOf(before, commits, MOST_SENT)
    const since = new Date().toISOString()
    for (const { id, label, batch, at, scopes = [] } of lost) {
      if (this.awaits(id)) continue
      const { note, alone } = batch
      const calls = batch.commands as CommandCall[]
      const entry = {
        id,
        label,
        calls,
        note,
        ...(alone && { alone }),
        at,
        since,
        refusal: null,
        sentence: '',
      }
      // What a product that is gone was made with is nobody's secret: whoever made it may make it again.
      const seen = scopes.filter((scope) => this.scopes.value.includes(scope))
      this.tray.add({ ...entry, because: 'restored' }, seen)
    }
    const gone = new Set(lost.map(({ id }) => id))
    const known = new Set(commits.map(({ id }) => id))
    await this.#cache.keepSent(
      before.filter(({ id }) => known.has(id)),
      before.filter(({ id }) => !known.has(id)),
    )
    if (gone.size > 0) this.losses.tell(gone.size)
  }

  async #fetch(scope: Scope): Promise<ScopeContent | null> {
    const fetched = await requestSnapshot(scope).catch((error) => this.#failed(error))
    if (!fetched) return null
    // The line will say so too; what it brings must not be laid upon another life.
    if (fetched.epoch !== this.#epoch) throw new AnotherLife()
    this.#cache.received(scope, fetched.seq, fetched.blob)
    this.#keepWhenIdle()
    return fetched
  }

  async #readKept(scope: Scope): Promise<ScopeContent | null> {
    const kept = await this.#cache.read(scope)
    if (!kept) return null
    // Part of what a screen needs may be kept and the rest not: what is shown meanwhile is of this life all the same.
    if (this.#epoch === '') this.#live(kept.snapshot.epoch)
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
    else this.#keepWhenIdle()
  }

  async #beginCache({ member, workspace }: Visit): Promise<void> {
    const held = this.#tab.hold()
    await this.#cache.open(`${member} ${workspace}`)
    await held
    // What was done while the cache opened was sent, and is kept only now.
    for (const unsettled of this.unsettled()) void this.#cache.keepBatch(unsettled)
    await this.#adopt()
    this.#keepWhenIdle()
  }

  #live(epoch: string): void {
    this.#epoch = epoch
    this.#cache.epoch = epoch
  }

  #keepWhenIdle(): void {
    if (this.#isKeeping) return
    this.#isKeeping = true
    whenIdle(async () => {
      this.#isKeeping = false
      await this.#cache.keepReceived()
      await this.#keepFacts()
    })
  }

  async #keepFacts(): Promise<void> {
    const products = [...this.state.records.product.values()].map(({ key, id }) => [key, id] as const)
    if (this.scopes.value.length > 0)
      await this.#cache.keepFacts({ scopes: this.scopes.value, products: Object.fromEntries(products) })
  }

  #compactWhenIdle(scope: Scope): void {
    const cost = this.#cache.costOf(scope)
    if (cost < LONG_TAIL) return
    const at = this.#compactedAt.get(scope) ?? Number.NEGATIVE_INFINITY
    if (performance.now() - at < (RARELY * LONG_TAIL) / cost) return
    this.#compactedAt.set(scope, performance.now())
    whenIdle(async () => {
      const fetched = await requestSnapshot(scope).catch(() => null)
      if (fetched?.epoch !== this.#epoch || !this.holds(scope)) return
      this.#cache.received(scope, fetched.seq, fetched.blob)
      await this.#cache.keepReceived()
    })
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
    this.#following.stop()
    this.#session.end(status)
  }

  /** The newer program is a reload away; what waits is in the cache and goes with it. */
  #renew(): void {
    this.#following.stop()
    const isSafe = this.pendingCount.value === 0 || this.#cache.keeps.value
    if (isSafe && mayRenew(sessionStorage)) location.reload()
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
