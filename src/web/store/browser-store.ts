import type { Command } from '#domain/kernel/command.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { Cache } from './cache.ts'
import { Connection } from './connection.ts'
import { Session } from './session.ts'
import { requestSnapshot, requestVisit, SignedOut } from './snapshot-request.ts'
import { Store } from './store.ts'
import { Tab } from './tab.ts'
import { keepVisit, lastVisit, type Visit } from './visit.ts'

/** Past this cost of the commits on top of the kept snapshot (1,000 small ones) a new one is fetched at idle … */
const LONG_TAIL = 4_000
/** … but not more often than this (ms), for one just so long: with 100,000 items a snapshot is 3.5 MB. */
const RARELY = 10 * 60_000
/** How often (ms) batches of tabs that crashed are looked for. */
const ADOPT_EVERY = 10_000

/** A page's store with all that surrounds it: the line to the server, the cache, and other tabs. */
export class BrowserStore extends Store {
  readonly #connection: Connection
  readonly #session: Session
  readonly #tab: Tab
  readonly #build: string
  #workspace = ''
  #cache: Cache | null = null
  /** a snapshot as received, until there is a cache to keep it in */
  #unkept: { seq: number; blob: Blob } | null = null
  /** commits that came before there was a cache to keep them in */
  readonly #early: Commit[] = []
  #compactedAt = Number.NEGATIVE_INFINITY
  #started = false

  /** `build` changes with every build of the page, so that none reads a snapshot that another one kept. */
  constructor(commandNamed: (name: string) => Command | undefined, build: string) {
    super(commandNamed)
    this.#build = build
    this.#tab = new Tab()
    this.#connection = new Connection(liveUrl, {
      up: () => this.#session.up(),
      message: (message) => this.#session.message(message),
      down: (opened) => {
        this.#session.down()
        if (!opened) void this.#checkSignedIn()
      },
    })
    this.#session = new Session(this, this.#connection, {
      workspace: () => this.#workspace,
      reload: async () => {
        await this.#cache?.forget()
        await this.#fetch().catch((error) => {
          if (error instanceof SignedOut) this.#turnedAway()
          throw error
        })
      },
      kept: (commits) => {
        if (this.#cache) void this.#cache.append(commits)
        else this.#early.push(...commits)
        this.#compactWhenIdle()
      },
      welcomed: () => {
        this.#compactWhenIdle()
        whenIdle(() => void requestVisit().catch(() => {}))
      },
      otherMember: () => {
        void this.#leave()
      },
      closed: () => this.#lockUp(),
      nextFrame,
    })
    this.carrier = {
      made: (unsettled) => {
        void this.#cache?.keepBatch(unsettled)
        this.#session.send(unsettled.batch)
      },
      done: (ids) => void this.#cache?.dropBatches(ids),
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
      if (this.pendingCount.value > 0 && this.#cache?.keeps.value !== true) event.preventDefault()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#adopt()
    })
    setInterval(() => void this.#adopt(), ADOPT_EVERY)

    const visit = lastVisit()
    if (!visit || !(await this.#openKept(visit))) await this.#openFresh()
    this.#session.begin()
  }

  /** Leaves nothing of the workspace in this browser. What the server has not answered is lost: ask first. */
  async signOut(): Promise<void> {
    this.#session.end('signed-out')
    keepVisit(null)
    await this.#cache?.erase()
  }

  /** True when the screen can be painted from the cache. */
  async #openKept(visit: Visit): Promise<boolean> {
    // The lock is for those who would take over this page's batches: what is shown need not wait for it.
    const held = this.#tab.hold()
    const cache = await this.#openCache(visit)
    this.#workspace = visit.workspace
    this.setMember(visit.member)
    const kept = await cache.read()
    if (kept) {
      try {
        const { seq, records } = decodeSnapshot(await kept.snapshot.blob.text())
        this.load(seq, records, kept.commits)
      } catch (error) {
        console.warn('What the last visit kept cannot be used.', error)
        void cache.forget()
      }
    }
    await held
    await this.#adopt()
    return this.loaded.value
  }

  async #openCache(visit: Visit): Promise<Cache> {
    this.#cache = await Cache.open(`${visit.member} ${visit.workspace}`, this.#tab, this.#build)
    return this.#cache
  }

  async #openFresh(): Promise<void> {
    for (let pause = 200; this.status.value !== 'signed-out'; pause = Math.min(5_000, pause * 2)) {
      try {
        const [visit] = await Promise.all([requestVisit(), this.#fetch()])
        return this.#isFor(visit)
      } catch (error) {
        if (error instanceof SignedOut) return this.#turnedAway()
        this.setStatus('offline')
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  async #fetch(): Promise<void> {
    const { seq, blob } = await requestSnapshot()
    this.load(seq, decodeSnapshot(await blob.text()).records)
    this.#unkept = { seq, blob }
    if (this.#cache) whenIdle(() => void this.#keep())
  }

  /** It is known for whom the page is; on a first visit only now can there be a cache. */
  #isFor(visit: Visit): void {
    const same = this.member === visit.member && this.#workspace === visit.workspace
    if (this.#cache && !same) void this.#leave()
    this.#workspace = visit.workspace
    this.setMember(visit.member)
    keepVisit(visit)
    if (!this.#cache) void this.#beginCache(visit)
  }

  async #beginCache(visit: Visit): Promise<void> {
    const held = this.#tab.hold()
    const cache = await this.#openCache(visit)
    // The snapshot may be older than these, and a tail with a gap is no tail.
    void cache.append(this.#early.splice(0))
    await held
    // What was done while the cache opened was sent, and is kept only now.
    for (const unsettled of this.unsettled()) void this.#cache!.keepBatch(unsettled)
    await this.#adopt()
    whenIdle(() => void this.#keep())
  }

  async #keep(): Promise<void> {
    const unkept = this.#unkept
    if (!unkept || !this.#cache) return
    this.#unkept = null
    await this.#cache.keepSnapshot(unkept.seq, unkept.blob)
  }

  #compactWhenIdle(): void {
    const cache = this.#cache
    if (!cache || cache.tailCost < LONG_TAIL) return
    const pause = (RARELY * LONG_TAIL) / cache.tailCost
    if (performance.now() - this.#compactedAt < pause) return
    this.#compactedAt = performance.now()
    whenIdle(async () => {
      const snapshot = await requestSnapshot().catch(() => null)
      if (snapshot) await cache.keepSnapshot(snapshot.seq, snapshot.blob)
    })
  }

  async #adopt(): Promise<void> {
    const adopted = (await this.#cache?.adopt()) ?? []
    if (adopted.length === 0) return
    this.resume(adopted)
    this.#session.sendAll()
  }

  /** A line that does not stand may be one that the server refuses. */
  async #checkSignedIn(): Promise<void> {
    if (!this.loaded.value) return
    await requestVisit().catch((error) => {
      if (error instanceof SignedOut) this.#turnedAway()
    })
  }

  #turnedAway(): void {
    this.#lockUp()
    this.#session.end('signed-out')
  }

  /** Nobody is signed in: what was kept must not be readable here. Batches on their way wait for their author. */
  #lockUp(): void {
    keepVisit(null)
    void this.#cache?.forget()
  }

  /** Somebody else has signed in since: nothing that is shown or kept here is theirs. */
  async #leave(): Promise<void> {
    keepVisit(null)
    await this.#cache?.forget()
    location.reload()
  }
}

/** Before the next frame; in a page out of sight, which has no frames, within a quarter of a second. */
function nextFrame(work: () => void): void {
  let done = false
  const once = () => {
    if (done) return
    done = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    work()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, 250)
}

function liveUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 2_000)
}
