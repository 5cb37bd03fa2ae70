import type { AddressInfo } from 'node:net'
import { type WebSocket as Line, WebSocketServer } from 'ws'
import type { Scope } from '#domain/kernel/scope.ts'
import { model } from '#domain/model.ts'
import {
  type Batch,
  type FromServer,
  fromPage,
  type Presence,
  protocolVersion,
  type ReadFromPage,
} from '#protocol/messages.ts'
import { ana, batchOf, ben, item, SmallLog } from './small-log.ts'

/** A small server that speaks the wire contract over real sockets, and misbehaves on demand. */
export class TinyServer extends SmallLog {
  epoch = 'epoch-one'
  readonly heard: ReadFromPage[] = []
  /** takes messages and answers nothing, as a dead line does */
  deaf = false
  /** reads batches but holds back what came of them */
  mute = false
  faults = 0
  /** scopes that are too far behind at the next greeting */
  readonly stale = new Set<Scope>()
  member = ana
  outdated = false
  readonly #sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  readonly #greeted = new Map<Line, Set<Scope>>()

  constructor() {
    super()
    this.#sockets.on('connection', (line) => {
      line.on('message', (data) => this.#hear(line, String(data)))
      line.on('close', () => this.#greeted.delete(line))
    })
  }

  async url(): Promise<string> {
    if (!this.#sockets.address()) await new Promise((resolve) => this.#sockets.once('listening', resolve))
    return `ws://127.0.0.1:${(this.#sockets.address() as AddressInfo).port}/live`
  }

  /** Somebody else does something, and everyone hears of it. */
  does(actor: string, ...calls: { name: string; input: object }[]): void {
    const answer = this.tellCommit(batchOf(...calls), actor)
    if (answer.type === 'refused') throw new Error(`refused: ${answer.refusal.code}`)
  }

  byBen(letter: string, title: string): void {
    this.does(ben, { name: 'edit-item', input: { item: item(letter), title } })
  }

  /** Decides a batch and tells of it, as the server does: who lost a right hears that first. */
  tellCommit(batch: Batch, actor: string): FromServer {
    const before = this.scopesOf(this.member).join()
    const known = this.seq
    const made = this.decide(batch, actor)
    if ('refusal' in made) return { type: 'refused', id: batch.id, ...made }
    if (this.seq > known) {
      if (this.scopesOf(this.member).join() !== before) this.#reviewRights()
      for (const [line, follows] of this.#greeted)
        send(line, { type: 'commits', commits: this.wire([made], [...follows]) })
    }
    return { type: 'settled', id: batch.id, seq: made.seq }
  }

  tellAll(message: FromServer): void {
    for (const line of this.#greeted.keys()) send(line, message)
  }

  present(here: Presence[], gone: string[] = []): void {
    this.tellAll({ type: 'present', here, gone })
  }

  dropLines(): void {
    for (const line of this.#sockets.clients) line.terminate()
  }

  get lines(): number {
    return this.#sockets.clients.size
  }

  runs(): string[] {
    return this.heard.flatMap((message) => (message.type === 'run' ? message.batch.id : []))
  }

  hellos() {
    return this.heard.filter((message) => message.type === 'hello')
  }

  close(): void {
    this.dropLines()
    this.#sockets.close()
  }

  #reviewRights(): void {
    const scopes = this.scopesOf(this.member)
    for (const [line, follows] of this.#greeted) {
      for (const scope of follows) {
        if (scopes.includes(scope)) continue
        follows.delete(scope)
        send(line, { type: 'left', scope })
      }
      send(line, { type: 'scopes', scopes })
    }
  }

  #hear(line: Line, text: string): void {
    const message = fromPage.parse(JSON.parse(text))
    this.heard.push(message)
    if (this.deaf) return
    if (message.type === 'ping') send(line, { type: 'pong' })
    if (message.type === 'hello') this.#greet(line, message)
    if (message.type === 'join') this.#join(line, this.#greeted.get(line)!, message)
    if (message.type === 'leave') this.#greeted.get(line)?.delete(message.scope)
    if (message.type === 'run') this.#run(line, message.batch)
  }

  #run(line: Line, batch: Batch): void {
    if (this.faults-- > 0) send(line, { type: 'fault', id: batch.id, fault: 'f-1' })
    else if (this.mute) this.decide(batch, this.member)
    else send(line, this.tellCommit(batch, this.member))
  }

  #greet(line: Line, hello: Extract<ReadFromPage, { type: 'hello' }>): void {
    const understood = hello.protocol === protocolVersion && hello.schema === model.schema
    if (!understood || this.outdated) send(line, { type: 'outdated' })
    else if (hello.epoch !== this.epoch) send(line, { type: 'restored', epoch: this.epoch })
    else this.#welcome(line, hello)
  }

  #welcome(line: Line, hello: Extract<ReadFromPage, { type: 'hello' }>): void {
    const follows = new Set<Scope>()
    for (const one of hello.scopes) this.#join(line, follows, one)
    send(line, {
      type: 'welcome',
      seq: this.seq,
      member: this.member,
      scopes: this.scopesOf(this.member),
    })
    this.#greeted.set(line, follows)
  }

  #join(line: Line, follows: Set<Scope>, { scope, since }: { scope: Scope; since: number }): void {
    if (!this.scopesOf(this.member).includes(scope)) send(line, { type: 'left', scope })
    else if (this.stale.delete(scope)) send(line, { type: 'stale', scope })
    else {
      const commits = this.missed(scope, since)
      if (commits.length > 0) send(line, { type: 'missed', scope, commits })
      follows.add(scope)
      send(line, { type: 'joined', scope, seq: this.seq })
    }
  }
}

function send(line: Line, message: FromServer): void {
  line.send(JSON.stringify(message))
}
