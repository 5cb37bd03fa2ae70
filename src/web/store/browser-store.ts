import type { Command } from '#domain/command.ts'
import { Cache } from './cache.ts'
import { Connection } from './connection.ts'
import { seqOf } from './kept.ts'
import { Session } from './session.ts'
import { readSnapshot, requestSnapshot, SignedOut } from './snapshot-request.ts'
import { Store } from './store.ts'
import { Tab } from './tab.ts'
import { keepVisit, lastVisit, type Visit } from './visit.ts'

/** Commits on top of the kept snapshot past which a new one is fetched when the page is idle … */
const LONG_TAIL = 1_000
/** … but not more often than this (ms): with 100,000 items a snapshot is 3.5 MB. */
const RARELY = 10 * 60_000
/** How often (ms) batches of tabs that crashed are looked for. */
const ADOPT_EVERY = 60_000

/** A page's store with all that surrounds it: the line to the server, the cache, and other tabs. */
export class BrowserStore extends Store {
  readonly #connection: Connection
  readonly #session: Session
  readonly #tab: Tab
  readonly #build: string
  #workspace = ''
  #cache: Cache | null = null
  /** a snapshot as received, until there is a cache to keep it in */
  #unkept: { seq: number; bytes: ArrayBuffer } | null = null
  #compactedAt = Number.NEGATIVE_INFINITY
  #started = false

  /** `build` changes with every build of the page, so that none reads a snapshot that another one kept. */
  constructor(commandNamed: (name: string) => Command | undefined, build: string) {
    super(commandNamed)
    this.#build = build
    this.#tab = new Tab()
    const { protocol, host } = location
    this.#connection = new Connection(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`, {
      up: () => this.#session.up(),
      message: (message) => this.#session.message(message),
      down: (opened) => {
        this.#session.down()
        if (!opened) void this.#checkSignedIn()
      },
    })
    this.#session = new Session(this, this.#connection, {
      workspace: () => this.#workspace,
      reload: () => this.#fetch(true),
      kept: (commits) => {
        void this.#cache?.append(commits)
        this.#compactWhenIdle()
      },
      welcomed: (member) => this.#welcomed(member),
      otherMember: () => {
        void this.#leave()
      },
      closed: () => {
        keepVisit(null)
        void this.#cache?.forget()
      },
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
    if (!visit || !(await this.#openKept(visit))) await this.#fetchUntilThere()
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
    const [cache] = await Promise.all([this.#openCache(visit), this.#tab.held])
    this.#workspace = visit.workspace
    this.setMember(visit.member)
    const kept = await cache.read()
    if (kept) {
      try {
        const { seq, records } = readSnapshot(kept.snapshot.bytes)
        this.load(seq, records)
        this.receive(kept.commits, false)
      } catch (error) {
        console.warn('What the last visit kept cannot be used.', error)
        void cache.forget()
        this.unload()
      }
    }
    await this.#adopt()
    return this.loaded.value
  }

  async #openCache(visit: Visit): Promise<Cache> {
    this.#cache = await Cache.open(`${visit.member} ${visit.workspace}`, this.#tab, this.#build)
    return this.#cache
  }

  async #fetchUntilThere(): Promise<void> {
    for (let pause = 200; this.status.value !== 'signed-out'; pause = Math.min(5_000, pause * 2)) {
      try {
        return await this.#fetch(false)
      } catch (error) {
        if (error instanceof SignedOut) return this.#session.end('signed-out')
        this.setStatus('offline')
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  async #fetch(anew: boolean): Promise<void> {
    if (anew) await this.#cache?.forget()
    const bytes = await requestSnapshot()
    const { seq, records } = readSnapshot(bytes)
    this.#workspace = records.get('workspace')?.[0]?.id ?? ''
    this.load(seq, records)
    this.#unkept = { seq, bytes }
    if (this.#cache) whenIdle(() => void this.#keep())
  }

  /** The server has said who this is: on a first visit only now can there be a cache. */
  async #welcomed(member: string): Promise<void> {
    const visit = { member, workspace: this.#workspace }
    keepVisit(visit)
    if (this.#cache) return
    await this.#tab.held
    await this.#openCache(visit)
    await this.#adopt()
    // What was done while the cache opened was sent, and is kept only now.
    for (const unsettled of this.unsettled()) void this.#cache!.keepBatch(unsettled)
    whenIdle(() => void this.#keep())
  }

  async #keep(): Promise<void> {
    const unkept = this.#unkept
    if (!unkept || !this.#cache) return
    this.#unkept = null
    await this.#cache.keepSnapshot(unkept.seq, unkept.bytes)
  }

  #compactWhenIdle(): void {
    const cache = this.#cache
    if (!cache || cache.tail < LONG_TAIL || performance.now() - this.#compactedAt < RARELY) return
    this.#compactedAt = performance.now()
    whenIdle(async () => {
      const bytes = await requestSnapshot().catch(() => null)
      const seq = bytes && seqOf(bytes)
      if (bytes && seq !== null && seq !== undefined) await cache.keepSnapshot(seq, bytes)
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
    if (!this.#started || !this.loaded.value) return
    const response = await fetch('/api/v1/snapshot', { method: 'HEAD' }).catch(() => null)
    if (response?.status === 401) this.#session.end('signed-out')
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

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 2_000)
}
