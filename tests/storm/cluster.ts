import type { Model } from '#domain/kernel/model.ts'
import { createChannel } from '#server/live/channel.ts'
import { servePage } from '#server/live/page-socket.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { Host } from '#server/workspace/host.ts'
import { createHosts, type Hosts } from '#server/workspace/hosts.ts'
import { createMemoryDisk, openMemoryStorage, wellForever } from '#tests/support/memory-storage.ts'
import { wholeShare } from '#tests/support/whole-share.ts'
import { Gates, settle } from './gates.ts'
import type { Line } from './line.ts'
import type { Random } from './random.ts'
import type { SqliteDisk } from './sqlite-disk.ts'

export interface Server {
  readonly number: number
  readonly storage: Storage
  readonly claimant: object
  readonly hosts: Hosts
  /** null until it has loaded */
  host: Host | null
  channel: ReturnType<typeof createChannel> | null
  alive: boolean
}

export interface ClusterOptions {
  workspace: string
  /** what lasts, instead of memory */
  sqlite: SqliteDisk | null
  /** what the disk does, and how long things take */
  weather: Random
  /** whether operations fail now and then */
  sickDisk: boolean
  /** the program that a server is started with */
  model(): Model
  /** seconds since the storm began */
  clock(): number
  wrapHost?: ((host: Host) => Host) | undefined
  wrapStorage?: ((storage: Storage) => Storage) | undefined
}

// Most operations are quick; it is the few slow ones between them that make the trouble.
const QUICK = 0.6
const FAILS = 0.03

/** The real server's parts, one or two of them on one disk: hosts, channel and socket door, without a port. */
export class Cluster {
  readonly disk = createMemoryDisk()
  readonly servers: Server[] = []
  readonly #gates = new Gates()
  readonly #options: ClusterOptions
  readonly #ownerOf = new Map<Line, Server>()
  #mode: 'stormy' | 'calm' | 'over' = 'stormy'

  constructor(options: ClusterOptions) {
    this.#options = options
  }

  get alive(): Server[] {
    return this.servers.filter(({ alive }) => alive)
  }

  /** Those that can be asked. */
  get up(): Server[] {
    return this.servers.filter(({ alive, host }) => alive && host)
  }

  /** How many operations wait for the disk. */
  get waiting(): number {
    return this.#gates.count
  }

  /** Nothing fails any more. */
  calmDown(): void {
    this.#mode = 'calm'
  }

  /** Nothing waits any more either. */
  end(): void {
    this.#mode = 'over'
  }

  /** The storage as it is when nothing waits and nothing fails. */
  openQuietly(): Storage {
    return this.#options.sqlite?.open(this.disk) ?? openMemoryStorage(this.disk)
  }

  /** Resolves when everything that can go on without a gate has gone on. */
  async settle(): Promise<void> {
    do await settle()
    while (await this.#options.sqlite?.rest())
  }

  now = (): string => new Date(Date.UTC(2027, 0, 4) + this.#options.clock() * 1000).toISOString()

  start(): void {
    const { weather, sqlite, wrapStorage = (same) => same } = this.#options
    const number = this.servers.length
    const claimant = {}
    const wait = () => this.#gates.wait(number, this.#mode === 'over' || weather.chance(QUICK))
    const pageSize = (limit: number) => Math.min(limit, 1 + weather.below(40))
    const waits = { before: wait, after: wait, claimant }
    const storage = wrapStorage(
      sqlite ? sqlite.open(this.disk, waits) : openMemoryStorage(this.disk, { ...waits, pageSize }),
    )
    let batches = 0
    const newBatchId = () => `server-${number}-${String(++batches).padStart(5, '0')}`
    const hosts = createHosts({
      storage,
      model: this.#options.model(),
      now: this.now,
      newBatchId,
      onFault() {},
    })
    const server: Server = { number, storage, claimant, hosts, host: null, channel: null, alive: true }
    this.servers.push(server)
    void this.#load(server)
  }

  /** It is gone at once, with all that it had not finished. Its lines are for the caller to cut. */
  crash(server: Server): void {
    server.alive = false
    server.hosts.close()
    this.#gates.forget(server.number)
    this.disk.claims.forget(server.claimant)
  }

  /** One of the waiting operations goes on: it takes effect, or its caller hears of it, or either of these fails. */
  release(): boolean {
    const { weather, sickDisk } = this.#options
    return this.#gates.release(weather, () =>
      this.#mode === 'stormy' && sickDisk && weather.chance(FAILS)
        ? new Error('The disk is having a bad day')
        : null,
    )
  }

  /** Takes a line in at the socket door. */
  serve(server: Server, line: Line, member: string): void {
    this.#ownerOf.set(line, server)
    servePage({
      socket: line.socket,
      actor: { member, host: server.host!, via: 'web', session: null },
      channel: server.channel!,
      ...wholeShare(),
      health: wellForever,
      now: () => this.#options.clock() * 1000,
      onFault: () => 'fault',
    })
  }

  serves(server: Server, line: Line | null): boolean {
    return line !== null && this.#ownerOf.get(line) === server
  }

  async #load(server: Server): Promise<void> {
    const { workspace, wrapHost } = this.#options
    while (server.host === null) {
      try {
        const host = await server.hosts.open(workspace)
        if (!server.alive) return
        server.host = wrapHost?.(host) ?? host
        server.channel = createChannel(server.host)
      } catch {
        // The disk failed while loading: tried again, as whoever comes next would make it do.
      }
    }
  }
}
