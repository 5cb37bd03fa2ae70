import type { Commit } from '#domain/kernel/commit.ts'
import { type Batch, type FromPage, type FromServer, protocolVersion } from '#protocol/messages.ts'
import { storeWords } from '#words/store.ts'
import type { Connection } from './connection.ts'
import { Pace } from './pace.ts'
import type { Store } from './store.ts'

/** What the session needs of the page around it. */
export interface Surroundings {
  workspace(): string
  /** fetches a snapshot and loads it into the store; rejects when the server is away */
  reload(): Promise<void>
  /** commits that the store now holds, for the cache */
  kept(commits: readonly Commit[]): void
  /** the server has said who this is, and the page is current */
  welcomed(member: string): void
  /** the server knows this page as another member: nothing shown here is theirs */
  otherMember(): void
  /** signed out or removed: what the cache holds of the workspace must go */
  closed(): void
  /** calls back before the next frame is painted */
  nextFrame(work: () => void): void
}

/** Pauses before a batch that ran into a fault is sent again; then it is given up, and the person told. */
const FAULT_PAUSES = [500, 1_000, 2_000, 4_000, 8_000]
/** Below what the server takes for a flood: 200 a second, 2,000 at once. */
const A_SECOND = 150
const AT_ONCE = 1_000
/** The server takes 64 MB; a letter may be up to three bytes. */
const LARGEST = 20 * 1024 * 1024
/** ms */
const FRAME = 16

/**
 * The talk with the server over one line after another:
 *
 *     page    hello{since}                       run, run …       run
 *     server                commits … welcome           commits, refused …
 *
 * Messages are taken in in the order in which they came: at once when it is quiet or the person waits for them,
 * else once a frame, so that 200 commits a second of others cost 60 renders and typing goes on. On each new line
 * all that is pending is sent again, in order: its ids make that safe.
 */
export class Session {
  readonly #store: Store
  readonly #connection: Connection
  readonly #around: Surroundings
  readonly #faults = new Map<string, number>()
  readonly #pace = new Pace(A_SECOND, AT_ONCE)
  #inbox: FromServer[] = []
  #planned = false
  #tookIn = 0
  #welcomed = false
  #ready = false
  #reloading = false
  #over = false
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(store: Store, connection: Connection, around: Surroundings) {
    this.#store = store
    this.#connection = connection
    this.#around = around
  }

  /** The store is loaded: says hello as soon as there is a line. */
  begin(): void {
    this.#ready = true
    this.#hello()
  }

  up(): void {
    this.#hello()
  }

  down(): void {
    this.#welcomed = false
    this.#pace.clear()
    this.#takeIn()
    this.#inbox = []
    if (!this.#over) this.#store.setStatus('offline')
  }

  message(message: FromServer): void {
    this.#inbox.push(message)
    if (message.type !== 'commits' || this.#isPressing(message.commits)) this.#takeIn()
    else if (!this.#planned) {
      this.#planned = true
      this.#around.nextFrame(() => this.#takeIn())
    }
  }

  /** It is quiet, or the person waits for one of these. */
  #isPressing(commits: readonly Commit[]): boolean {
    return performance.now() - this.#tookIn >= FRAME || commits.some(({ id }) => this.#store.awaits(id))
  }

  /** Sends all that waits, in order. */
  sendAll(): void {
    this.#pace.clear()
    if (!this.#welcomed) return
    for (const { batch } of this.#store.unsettled()) this.send(batch)
  }

  /** Sends one new batch; without a line it waits for the next one. */
  send(batch: Batch): void {
    if (this.#welcomed) this.#pace.add(() => this.#post(batch))
  }

  #post(batch: Batch): void {
    const text = JSON.stringify({ type: 'run', batch } satisfies FromPage)
    // Sent all the same, it would cost the line, again and again.
    if (text.length > LARGEST) this.#store.giveUp(batch.id, storeWords('tooLarge'))
    else this.#connection.sendText(text)
  }

  #hello(): void {
    if (!this.#ready || this.#reloading || !this.#connection.isUp) return
    this.#welcomed = false
    const workspace = this.#around.workspace()
    this.#connection.send({ type: 'hello', version: protocolVersion, workspace, since: this.#store.seq })
  }

  #takeIn(): void {
    this.#planned = false
    this.#tookIn = performance.now()
    const messages = this.#inbox
    this.#inbox = []
    let commits: Commit[] = []
    const receive = () => {
      if (commits.length > 0) this.#receive(commits)
      commits = []
    }
    for (const message of messages) {
      if (this.#over || this.#reloading) return
      if (message.type === 'commits') {
        // Not spread: a catch-up can be longer than a call may have arguments.
        commits = commits.length === 0 ? message.commits : commits.concat(message.commits)
        continue
      }
      receive()
      this.#answer(message)
    }
    if (!this.#over && !this.#reloading) receive()
  }

  #receive(commits: readonly Commit[]): void {
    try {
      this.#store.receive(commits, this.#welcomed)
    } catch (error) {
      console.warn('The page lost its place in the log and loads afresh.', error)
      void this.#reload(true)
      return
    }
    this.#around.kept(commits)
  }

  #answer(message: Exclude<FromServer, { type: 'commits' }>): void {
    switch (message.type) {
      case 'welcome':
        this.#welcome(message.seq, message.member)
        break
      case 'refused':
        this.#store.refuse(message.id, message.refusal, message.at)
        break
      case 'settled':
        this.#store.settle(message.id, message.seq)
        break
      case 'fault':
        this.#fault(message.id, message.fault)
        break
      case 'stale':
        void this.#reload(false)
        break
      case 'outdated':
        this.end('outdated')
        break
      case 'closed':
        this.#around.closed()
        this.end('signed-out')
    }
  }

  #welcome(seq: number, member: string): void {
    if (this.#store.member !== '' && member !== this.#store.member) {
      this.#over = true
      this.#connection.stop()
      this.#around.otherMember()
      return
    }
    if (seq > this.#store.seq) {
      void this.#reload(true)
      return
    }
    this.#store.setMember(member)
    this.#welcomed = true
    this.#store.setStatus('live')
    this.#around.welcomed(member)
    this.sendAll()
  }

  #fault(id: string | null, fault: string): void {
    console.warn('The server reports a fault:', fault)
    if (id === null) return
    const times = this.#faults.get(id) ?? 0
    const pause = FAULT_PAUSES[times]
    this.#faults.set(id, times + 1)
    if (pause === undefined) {
      this.#faults.delete(id)
      this.#store.giveUp(id, fault)
      return
    }
    // On this line a batch behind the fault may be refused and its second copy then be done; a new line settles
    // the order. Until then nothing more goes out on this one.
    this.#welcomed = false
    clearTimeout(this.#again)
    this.#again = setTimeout(() => this.#connection.restart(), pause)
  }

  /** Starts over from a snapshot; tries until there is one. `anew`: on a new line, since this one is in doubt. */
  async #reload(anew: boolean): Promise<void> {
    if (this.#reloading) return
    this.#reloading = true
    this.#welcomed = false
    for (let pause = 200; !this.#over; pause = Math.min(5_000, pause * 2)) {
      try {
        await this.#around.reload()
        break
      } catch (error) {
        console.warn('No snapshot yet.', error)
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    this.#reloading = false
    this.#inbox = []
    if (anew) this.#connection.restart()
    else this.#hello()
  }

  /** The talk is over until the page is loaded anew. */
  end(status: 'outdated' | 'signed-out'): void {
    this.#over = true
    clearTimeout(this.#again)
    this.#store.setStatus(status)
    this.#connection.stop()
  }
}
