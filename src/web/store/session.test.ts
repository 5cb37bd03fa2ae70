import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type WebSocket as Line, WebSocketServer } from 'ws'
import type { z } from 'zod'
import { editItem } from '#domain/backlog/edit-item.ts'
import { commandFinder, commands } from '#domain/commands.ts'
import type { Commit } from '#domain/kernel/commit.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { type Batch, type FromServer, fromPage, protocolVersion } from '#protocol/messages.ts'
import { Replica } from '#protocol/replica.ts'
import { Connection } from './connection.ts'
import { newBatchId } from './new-id.ts'
import { Session } from './session.ts'
import { Store } from './store.ts'

const commandNamed = commandFinder(commands)
const me = 'mbr_Ana00000000000'
const ben = 'mbr_Ben00000000000'
const workspace = 'wsp_00000000000000'
const product = 'prd_00000000000000'
const item = (letter: string) => `itm_${letter.repeat(14)}` as const
/** Quick enough for a test, slow enough for a busy machine. */
const timing = { pause: 20, longest: 100, quiet: 200, patience: 400 }

/** A small server that speaks the wire contract over real sockets, and misbehaves on demand. */
class TinyServer {
  readonly replica = new Replica(commandNamed)
  log: Commit[] = []
  heard: { type: string; batch?: Batch; since?: number }[] = []
  hellos = 0
  /** takes messages and answers nothing, as a dead line does */
  deaf = false
  /** reads batches but holds back what came of them */
  mute = false
  faults = 0
  stale = 0
  member = me
  readonly #sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  readonly #greeted = new Set<Line>()

  constructor() {
    this.#sockets.on('connection', (line) => {
      line.on('message', (data) => this.#hear(line, String(data)))
      line.on('close', () => this.#greeted.delete(line))
    })
    this.decide(this.batch('add-member', { member: me, name: 'Ana', role: 'owner' }), 'system')
    this.decide(this.batch('add-member', { member: ben, name: 'Ben', role: 'team' }), 'system')
    this.decide(this.batch('create-product', { product, name: 'Acme', key: 'ACM' }), me)
    for (const letter of ['a', 'b', 'c']) {
      this.decide(this.batch('create-item', { item: item(letter), product, title: letter }), me)
    }
  }

  async url(): Promise<string> {
    if (!this.#sockets.address()) await new Promise((resolve) => this.#sockets.once('listening', resolve))
    return `ws://127.0.0.1:${(this.#sockets.address() as AddressInfo).port}/live`
  }

  batch(name: string, input: object): Batch {
    const parsed = commandNamed(name)!.input.parse(input)
    return { id: newBatchId(), commands: [{ name, input: parsed }], note: null }
  }

  decide({ id, commands: calls, note }: Batch, actor: string): FromServer {
    const earlier = this.log.find((commit) => commit.id === id)
    if (earlier) return { type: 'settled', id, seq: earlier.seq }
    const at = '2026-01-05T09:00:00.000Z'
    const commit = (wanted: string) => this.log.find((one) => one.id === wanted)
    const result = this.replica.run(calls, { actor, at, commit })
    if ('refusal' in result) return { type: 'refused', id, ...result }
    this.replica.seq += 1
    const made: Commit = {
      seq: this.replica.seq,
      id,
      actor,
      at,
      via: 'web',
      commands: calls,
      ...result,
      note,
    }
    this.log.push(made)
    return { type: 'commits', commits: [made] }
  }

  /** Somebody else does something, and everyone hears of it. */
  byBen(letter: string, title: string): void {
    this.tellAll(this.decide(this.batch('edit-item', { item: item(letter), title }), ben))
  }

  tellAll(message: FromServer): void {
    for (const line of this.#greeted) line.send(JSON.stringify(message))
  }

  dropLines(): void {
    for (const line of this.#sockets.clients) line.terminate()
  }

  get lines(): number {
    return this.#sockets.clients.size
  }

  snapshot(): { seq: number; records: Map<Kind, AnyRecord[]> } {
    const kinds = Object.entries(this.replica.state.records) as [Kind, Map<string, AnyRecord>][]
    return { seq: this.replica.seq, records: new Map(kinds.map(([kind, map]) => [kind, [...map.values()]])) }
  }

  runs(): string[] {
    return this.heard.flatMap(({ batch }) => batch?.id ?? [])
  }

  titles(): string {
    return [...ordered(this.replica.state, 'item', product)].map(({ title }) => title).join(' ')
  }

  close(): void {
    this.dropLines()
    this.#sockets.close()
  }

  #hear(line: Line, text: string): void {
    const message = fromPage.parse(JSON.parse(text))
    this.heard.push(message)
    if (this.deaf) return
    const answer = this.#answer(line, message)
    if (answer?.type === 'commits') this.tellAll(answer)
    else if (answer) line.send(JSON.stringify(answer))
  }

  #answer(line: Line, message: z.output<typeof fromPage>): FromServer | null {
    if (message.type === 'ping') return { type: 'pong' }
    if (message.type === 'hello') {
      this.hellos += 1
      if (message.version !== protocolVersion) return { type: 'outdated' }
      if (this.stale-- > 0) return { type: 'stale' }
      this.#greeted.add(line)
      const commits = this.log.filter(({ seq }) => seq > message.since)
      if (commits.length > 0) line.send(JSON.stringify({ type: 'commits', commits } satisfies FromServer))
      return { type: 'welcome', seq: this.replica.seq, member: this.member }
    }
    if (this.faults-- > 0) return { type: 'fault', id: message.batch.id, fault: 'f-1' }
    const answer = this.decide(message.batch, me)
    return this.mute ? null : answer
  }
}

let server: TinyServer
let store: Store
let connection: Connection
let reloads: number
let kept: number[]
let happened: string[]
/** frames that a test holds back; null lets them pass */
let heldFrames: (() => void)[] | null

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  server = new TinyServer()
  store = new Store(commandNamed)
  reloads = 0
  kept = []
  happened = []
  heldFrames = null
  const url = await server.url()
  connection = new Connection(
    () => url,
    { up: () => session.up(), message: (message) => session.message(message), down: () => session.down() },
    timing,
  )
  const session: Session = new Session(store, connection, {
    workspace: () => workspace,
    reload: async () => {
      reloads += 1
      const { seq, records } = server.snapshot()
      store.load(seq, records)
    },
    kept: (commits) => kept.push(...commits.map(({ seq }) => seq)),
    welcomed: () => {},
    otherMember: () => happened.push('other member'),
    closed: () => happened.push('closed'),
    nextFrame: (work) => (heldFrames ? heldFrames.push(work) : setTimeout(work, 5)),
  })
  store.carrier = { made: ({ batch }) => session.send(batch), done() {} }
  store.setMember(me)
  store.load(0, new Map())
  connection.start()
  session.begin()
})

afterEach(() => {
  connection.stop()
  server.close()
  vi.restoreAllMocks()
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })
const live = () => until(() => expect(store.status.value).toBe('live'))

function entitle(letter: string, title: string): string {
  const outcome = store.run(editItem, { item: item(letter), title })
  if (outcome.refusal) throw new Error(outcome.sentence)
  return outcome.id
}

function titles(): string {
  return [...ordered(store.state, 'item', product)].map(({ title }) => title).join(' ')
}

describe('over one line', () => {
  test('a page catches up, then is live', async () => {
    expect(store.status.value).toBe('loading')
    await live()
    expect(titles()).toBe('a b c')
    expect(server.heard[0]).toMatchObject({ type: 'hello', since: 0, workspace })
    expect(kept).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('what the page does reaches the server, and what others do reaches the page', async () => {
    await live()
    entitle('a', 'A')
    await until(() => expect(store.pendingCount.value).toBe(0))
    server.byBen('b', 'B')
    await until(() => expect(titles()).toBe('A B c'))
    expect(server.titles()).toBe('A B c')
    expect(store.seq).toBe(server.replica.seq)
  })

  test('commits that come in one frame are taken in as one', async () => {
    await live()
    let notified = 0
    store.subscriptions.subscribe([item('b')], () => {
      notified += 1
    })
    const commits = ['1', '2', '3'].map((title) => {
      const answer = server.decide(server.batch('edit-item', { item: item('b'), title }), ben)
      return answer.type === 'commits' ? answer.commits[0]! : never()
    })
    heldFrames = []
    // No time passes, so the page has only just taken something in, however slow the machine.
    vi.spyOn(performance, 'now').mockReturnValue(0)
    for (const commit of commits) server.tellAll({ type: 'commits', commits: [commit] })
    // Whatever else the server says comes after them, so the page takes in what waits for the frame first.
    server.tellAll({ type: 'settled', id: 'nobody', seq: 0 })
    await until(() => expect(titles()).toBe('a 3 c'))
    expect(notified).toBe(1)
  })

  test('a batch that the true State refuses leaves the screen, and the person is told', async () => {
    await live()
    const told: string[] = []
    store.refusals.watch(({ sentence }) => told.push(sentence))
    // The page has not heard of the deletion when it decides.
    server.decide(server.batch('delete-items', { items: [item('a')] }), ben)
    server.log.pop()
    server.replica.seq -= 1
    entitle('a', 'A')
    expect(titles()).toBe('A b c')
    await until(() => expect(told).toHaveLength(1))
    expect(titles()).toBe('a b c')
  })

  test('a fault is tried again until it passes', async () => {
    await live()
    server.faults = 1
    const id = entitle('a', 'A')
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.runs()).toEqual([id, id])
    expect(server.titles()).toBe('A b c')
  })
})

describe('when the line breaks', () => {
  test('the page stands up a new one by itself and misses nothing', async () => {
    await live()
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    server.byBen('b', 'B')
    await live()
    expect(titles()).toBe('a B c')
    expect(server.heard.findLast(({ type }) => type === 'hello')).toMatchObject({ since: 6 })
  })

  test('work goes on, and is sent in order when the line is back', async () => {
    await live()
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    const ids = [entitle('a', 'one'), entitle('a', 'two'), entitle('b', 'B')]
    expect(titles()).toBe('two B c')
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.runs()).toEqual(ids)
    expect(server.titles()).toBe('two B c')
  })

  test('a batch whose answer was lost is sent again and happens once', async () => {
    await live()
    server.mute = true
    const id = entitle('a', 'A')
    await until(() => expect(server.runs()).toEqual([id]))
    server.mute = false
    server.dropLines()
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(server.log.filter((commit) => commit.id === id)).toHaveLength(1)
    expect(titles()).toBe('A b c')
  })

  test('a line that went silent is noticed and replaced', async () => {
    await live()
    server.deaf = true
    await until(() => expect(store.status.value).toBe('offline'))
    expect(server.heard.some(({ type }) => type === 'ping')).toBe(true)
    server.deaf = false
    await live()
    expect(server.hellos).toBe(2)
  })

  test('a quiet line that answers is kept', async () => {
    await live()
    await until(() => expect(server.heard.filter(({ type }) => type === 'ping').length).toBeGreaterThan(4))
    expect(server.hellos).toBe(1)
    expect(store.status.value).toBe('live')
  })

  test('being online again does not wait for the pause to end', async () => {
    await live()
    connection.stop()
    expect(connection.isUp).toBe(false)
    connection.start()
    await live()
    expect(server.lines).toBe(1)
  })
})

describe('when the page has lost its place', () => {
  test('too far behind: it loads a snapshot and says hello again', async () => {
    await live()
    server.stale = 1
    server.dropLines()
    await until(() => expect(server.hellos).toBe(3))
    await live()
    expect(reloads).toBe(1)
    expect(titles()).toBe('a b c')
  })

  test('a gap in the commits: nothing wrong is shown, it starts over, and what waits is kept', async () => {
    await live()
    server.mute = true
    entitle('c', 'mine')
    await until(() => expect(server.runs()).toHaveLength(1))
    server.mute = false
    server.byBen('b', 'B')
    await until(() => expect(reloads).toBe(1))
    await live()
    await until(() => expect(store.pendingCount.value).toBe(0))
    expect(titles()).toBe('a B mine')
    expect(server.titles()).toBe('a B mine')
  })
})

describe('when it is over', () => {
  test('signed out: the page stops, and says so', async () => {
    await live()
    server.tellAll({ type: 'closed', reason: 'signed out' })
    await until(() => expect(store.status.value).toBe('signed-out'))
    expect(happened).toEqual(['closed'])
    await until(() => expect(server.lines).toBe(0))
  })

  test('outdated: the page stops and keeps what waits', async () => {
    await live()
    server.mute = true
    entitle('a', 'A')
    server.tellAll({ type: 'outdated' })
    await until(() => expect(store.status.value).toBe('outdated'))
    expect(store.unsettled()).toHaveLength(1)
  })

  test('another member: nothing is sent in their name', async () => {
    await live()
    server.member = ben
    server.dropLines()
    await until(() => expect(store.status.value).toBe('offline'))
    entitle('a', 'A')
    await until(() => expect(happened).toEqual(['other member']))
    expect(server.runs()).toEqual([])
  })
})

function never(): never {
  throw new Error('the test meant this to be accepted')
}
