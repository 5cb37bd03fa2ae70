import { gunzipSync } from 'node:zlib'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import type { Cluster, Server } from './cluster.ts'
import type { Random } from './random.ts'
import type { Overheard } from './secrets.ts'
import { type Door, type FetchedScope, SignedOut } from './visit.ts'

/** What pages ask over HTTP, answered as http/read-routes.ts does. A server that dies answers nobody. */
export class HttpDoor implements Door {
  readonly #cluster: Cluster
  readonly #random: Random
  readonly #overhear: (heard: Overheard) => void
  readonly #asking = new Set<{ server: Server; fail(): void }>()

  constructor(cluster: Cluster, random: Random, overhear: (heard: Overheard) => void) {
    this.#cluster = cluster
    this.#random = random
    this.#overhear = overhear
  }

  get busy(): boolean {
    return this.#asking.size > 0
  }

  me(member: string) {
    return this.#ask(member, async ({ host, storage }) => {
      const scopes = await host!.read((state) => host!.model.rights.scopesOf(state, member))
      return { epoch: storage.epoch, scopes }
    })
  }

  snapshot(member: string, scope: string): Promise<FetchedScope | null> {
    return this.#ask(member, async ({ host, storage }) => {
      const { rights } = host!.model
      if (!(await host!.read((state) => rights.maySee(state, member, scope)))) return null
      const { seq, bytes } = await host!.snapshot(scope)
      if (!rights.maySee(host!.state, member, scope)) return null
      const text = gunzipSync(bytes).toString()
      // Read, since texts of one length are run together in a snapshot.
      const told = JSON.stringify([...decodeSnapshot(text).records])
      this.#overhear({ member, text: told, seq: host!.durable })
      return { seq, epoch: storage.epoch, text }
    })
  }

  text(member: string, id: string): Promise<string | null> {
    return this.#ask(member, async ({ host, storage }) => {
      const [document] = await storage.documents(host!.workspace, [id])
      if (!document || !host!.model.rights.maySee(host!.state, member, document.scope)) return null
      this.#overhear({ member, text: document.text, seq: host!.durable })
      return document.text
    })
  }

  crashed(server: Server): void {
    for (const asking of this.#asking) if (asking.server === server) asking.fail()
  }

  #ask<T>(member: string, answer: (server: Server) => Promise<T>): Promise<T> {
    const { up } = this.#cluster
    if (up.length === 0) return Promise.reject(new Error('The server is away'))
    const server = this.#random.pick(up)
    if (server.host!.state.records.member.get(member)?.status !== 'active')
      return Promise.reject(new SignedOut())
    return new Promise((resolve, reject) => {
      const asking = { server, fail: () => end(() => reject(new Error('The server went away'))) }
      const end = (tell: () => void) => this.#asking.delete(asking) && tell()
      this.#asking.add(asking)
      answer(server).then(
        (value) => end(() => resolve(value)),
        (error) => end(() => reject(error)),
      )
    })
  }
}
