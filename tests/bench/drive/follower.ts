import type { CommandCall } from '#domain/kernel/commit.ts'
import type { FromServer } from '#protocol/messages.ts'
import type { Running } from './bench.ts'
import { LeanClient } from './lean-client.ts'
import { type Me, snapshotPath } from './me.ts'
import { type Client, joinSocket } from './socket.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
let batches = 0

/**
 * What a page does on the wire, without the page: follows all scopes, fetches afresh what is out of date, and comes
 * back when the line is cut, to wherever `running` has its server by then. What it fetches it reads, and no more.
 */
export class Follower {
  readonly #running: Running
  readonly #at: Me
  /** scopes of which it may lack records */
  readonly #lacking = new Set<string>()
  readonly #refreshing = new Set<string>()
  readonly #waiting = new Map<string, (settled: boolean) => void>()
  #client: Client | null = null
  #stopped = false
  /** commits that came out of order, twice or after a gap, on lines that are no more */
  #wrong = 0

  constructor(running: Running, at: Me) {
    this.#running = running
    this.#at = { ...at }
  }

  get wrong(): number {
    return this.#wrong + (this.#client?.wrong ?? 0)
  }

  /** Whether it has all that was there at `seq`. */
  isCurrent(seq: number): boolean {
    return this.#client !== null && this.#lacking.size === 0 && this.#client.seq >= seq
  }

  async join(): Promise<void> {
    const scopes = this.#at.scopes.filter((scope) => !this.#lacking.has(scope))
    this.#client = await joinSocket(
      this.#running,
      { ...this.#at, scopes },
      { onMessage: (message) => this.#hear(message), onClose: () => void this.#closed() },
    )
    for (const scope of this.#lacking) void this.#refresh(scope)
  }

  /** Milliseconds until the server says that it is done; null when the line was cut, or is. */
  async run(call: CommandCall): Promise<number | null> {
    if (!this.#client) return null
    const id = `follower-${++batches}`
    const since = performance.now()
    const settled = new Promise<boolean>((resolve) => this.#waiting.set(id, resolve))
    this.#client.run({ id, commands: [call], note: null })
    return (await settled) ? performance.now() - since : null
  }

  stop(): void {
    this.#stopped = true
    this.#client?.close()
  }

  #hear(message: FromServer): void {
    switch (message.type) {
      case 'settled':
        this.#waiting.get(message.id)?.(true)
        this.#waiting.delete(message.id)
        return
      case 'thin':
        this.#lacking.add(message.scope)
        return
      case 'stale':
        this.#lacking.add(message.scope)
        void this.#refresh(message.scope)
        return
      case 'joined':
        this.#lacking.delete(message.scope)
        return
      case 'refused':
      case 'restored':
      case 'outdated':
      case 'left':
        throw new Error(`The server said ${JSON.stringify(message)}`)
    }
  }

  async #refresh(scope: string): Promise<void> {
    if (this.#refreshing.has(scope)) return
    this.#refreshing.add(scope)
    while (!this.#stopped) {
      const reader = new LeanClient(this.#running.server.url, this.#running.cookie)
      try {
        const { seq } = await reader.send('GET', snapshotPath(scope))
        this.#refreshing.delete(scope)
        this.#client?.send({ type: 'join', scope, since: seq })
        return
      } catch {
        await pause(100)
      } finally {
        reader.close()
      }
    }
  }

  async #closed(): Promise<void> {
    if (!this.#client) return
    this.#wrong += this.#client.wrong
    this.#at.seq = this.#client.seq
    this.#client = null
    for (const settle of this.#waiting.values()) settle(false)
    this.#waiting.clear()
    while (!this.#stopped && !this.#client) {
      await pause(100)
      // Nobody is there yet.
      await this.join().catch(() => {})
    }
  }
}

/** As many as that, a few at a time: more would wait in the system's queue. */
export async function followers(running: Running, at: Me, count: number): Promise<Follower[]> {
  const all: Follower[] = []
  while (all.length < count) {
    const some = Array.from({ length: Math.min(50, count - all.length) }, () => new Follower(running, at))
    await Promise.all(some.map((follower) => follower.join()))
    all.push(...some)
  }
  return all
}
