import { gunzipSync } from 'node:zlib'
import type { Command } from '#domain/command.ts'
import { commandFinder, commands } from '#domain/commands.ts'
import type { CommandCall, Commit } from '#domain/commit.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { createState } from '#domain/state.ts'
import type { Batch } from '#protocol/messages.ts'
import { type PageContext, PageReplica } from '#protocol/page-replica.ts'
import { type DecodedSnapshot, decodeSnapshot } from '#protocol/snapshot.ts'
import { createChannel } from '#server/live/channel.ts'
import { servePage } from '#server/live/page-socket.ts'
import type { Storage } from '#server/storage/storage.ts'
import { type Executed, type Host, openHost } from '#server/workspace/host.ts'
import { createMemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'
import { Gates, settle } from './gates.ts'
import { Line } from './line.ts'
import { Page } from './page.ts'
import { type Random, randomFrom } from './random.ts'
import { type Mood, moods, randomCall, type View } from './random-calls.ts'
import { type Caller, judge } from './verdict.ts'

const workspace = 'wsp_00000storm'
const people = [
  { member: 'mbr_storm0000', name: 'Olivia', role: 'owner' },
  { member: 'mbr_storm0001', name: 'Oskar', role: 'owner' },
  { member: 'mbr_storm0002', name: 'Theo', role: 'team' },
  { member: 'mbr_storm0003', name: 'Tara', role: 'team' },
  { member: 'mbr_storm0004', name: 'Sandra', role: 'stakeholder' },
]

/** What a deliberately broken program replaces; the storm must find out (broken-variants.test.ts). */
export interface Parts {
  commandNamed?(name: string): Command | undefined
  host?(host: Host): Host
  pageReplica?: new (commandNamed: (name: string) => Command | undefined, context: PageContext) => PageReplica
}

export interface StormResult {
  /** what is wrong, as sentences; empty when all is well */
  found: string[]
  commits: number
  /** command -> how often it stands in the log */
  accepted: Map<string, number>
  /** everything that happened, for comparing two runs of one seed */
  trace: string[]
  /** the log as it lies on the disk */
  texts: readonly string[]
}

interface Server {
  number: number
  storage: Storage
  host: Host | null
  channel: ReturnType<typeof createChannel> | null
  alive: boolean
}

/** One storm. All that happens follows from the seed. */
export async function storm(seed: number, parts: Parts = {}, steps = 700): Promise<StormResult> {
  const random = randomFrom(seed)
  const weather = random.fork()
  const commandNamed = parts.commandNamed ?? commandFinder(commands)
  const PageReplicaClass = parts.pageReplica ?? PageReplica
  const disk = createMemoryDisk()
  const gates = new Gates()
  const found: string[] = []
  const trace: string[] = []
  const say = (sentence: string) => found.length < 20 && found.push(sentence)
  const counts = new Map<Kind, number>()
  const given: string[] = []
  let clock = 0
  let calm = false
  let over = false
  let serverCount = 0
  let batchCount = 0
  const now = () => new Date(Date.UTC(2027, 0, 4) + clock * 1000).toISOString()
  const twoServers = random.chance(0.35)
  const sickDisk = random.chance(0.6)
  const mood = random.pick(Object.keys(moods) as Mood[])

  function newId(kind: Kind): string {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    // Not in the order of birth, or ties would always fall to the older.
    const id = `${kinds[kind].prefix}_${((count * 7919) % 9973).toString(36).padStart(4, '0')}${String(count).padStart(5, '0')}`
    given.push(id)
    return id
  }

  /** An operation fails before it takes effect, or takes effect and its answer is lost. */
  const trouble = () =>
    !calm && sickDisk && weather.chance(0.03) ? new Error('The disk is having a bad day') : null

  async function startServer(): Promise<Server> {
    const number = serverCount++
    // Most operations are quick; it is the few slow ones between them that make the trouble.
    const wait = () => (over || weather.chance(0.6) ? Promise.resolve() : gates.wait(number))
    const storage = openMemoryStorage(disk, {
      before: wait,
      after: wait,
      pageSize: (limit) => Math.min(limit, 1 + weather.below(40)),
    })
    const server: Server = { number, storage, host: null, channel: null, alive: true }
    servers.push(server)
    const open = async () => {
      for (;;) {
        try {
          const host = await openHost({ workspace, storage, commandNamed, now, onFault: () => {} })
          if (!server.alive) return
          server.host = parts.host?.(host) ?? host
          server.channel = createChannel(server.host)
          return
        } catch {
          // The disk failed while loading: try again, as whoever comes next would make it do.
        }
      }
    }
    void open()
    return server
  }

  const servers: Server[] = []
  const up = () => servers.filter((server) => server.alive && server.host)

  function crash(server: Server): void {
    trace.push(`crash ${server.number}`)
    server.alive = false
    gates.forget(server.number)
    for (const page of pages) if (page.line && lineOwner.get(page.line) === server) page.cut()
    for (const fetch of fetches) if (fetch.server === server && fetches.delete(fetch)) fetch.again()
    for (const caller of callers) {
      caller.asking = caller.asking.filter((at) => at !== server.number)
    }
  }

  // The pages.
  const lineOwner = new Map<Line, Server>()
  const pages: Page[] = []
  const members: string[] = []

  function openPage(): void {
    const index = pages.length
    const member = people[index % people.length]!.member
    members.push(member)
    pages.push(
      new Page({
        member,
        workspace,
        commandNamed,
        newReplica: (named, context) => new PageReplicaClass(named, context),
        fetchSnapshot: fetchSnapshot,
      }),
    )
  }
  /** what pages try again when the storm lets them */
  const later: (() => void)[] = []
  const fetches = new Set<{ server: Server; again: () => void }>()

  /** A page asks until somebody answers. */
  function fetchSnapshot(use: (snapshot: DecodedSnapshot) => void): void {
    const again = () => void later.push(() => fetchSnapshot(use))
    const candidates = up()
    if (candidates.length === 0) return again()
    const server = random.pick(candidates)
    const fetch = { server, again }
    fetches.add(fetch)
    server.host!.snapshot().then(
      ({ bytes }) => fetches.delete(fetch) && use(decodeSnapshot(gunzipSync(bytes).toString())),
      () => fetches.delete(fetch) && again(),
    )
  }

  function connect(page: Page): void {
    const candidates = up()
    if (page.line?.isUp || candidates.length === 0) return
    const server = random.pick(candidates)
    const line = new Line()
    lineOwner.set(line, server)
    const member = members[pages.indexOf(page)]!
    servePage({
      socket: line.socket,
      actor: { member, host: server.host!, via: 'web', session: null },
      channel: server.channel!,
      storage: server.storage,
      now: () => clock * 1000,
      onFault: () => 'fault',
    })
    page.connect(line)
  }

  // Callers without a page, over REST: each asks until it has an answer, sometimes twice at once.
  const callers: Caller[] = []

  function ask(caller: Caller): void {
    const candidates = up()
    if (candidates.length === 0) return
    const server = random.pick(candidates)
    caller.asking.push(server.number)
    const answered = () => {
      caller.asking = caller.asking.filter((at) => at !== server.number)
    }
    server.host!.execute(structuredClone(caller.batch), caller.actor, 'rest').then(
      (executed: Executed) => {
        if (!server.alive) return
        answered()
        caller.answers.push(executed.ok ? 'done' : 'refused')
        if (executed.ok && executed.commit.id !== caller.batch.id)
          say(`batch ${caller.batch.id} was answered with the commit ${executed.commit.id}`)
      },
      () => {
        if (server.alive) answered()
      },
    )
  }

  const view = (state = createState(), known: Iterable<string> = []): View => ({
    state,
    commits: [...known],
    newId,
    given,
    mood,
  })

  function someCalls(of: View): CommandCall[] {
    const calls = [randomCall(random, of)]
    // An undo comes alone, as people undo; what it meets in a batch is in revert-commit.test.ts.
    if (calls[0]!.name === 'revert-commit') return calls
    // Batches whose later commands lean on the earlier ones are rare among random ones; a few are many-handed.
    while (random.chance(0.18)) calls.push(randomCall(random, of))
    return calls.filter(({ name }) => name !== 'revert-commit')
  }

  function callerActs(): void {
    const server = up()[0] && random.pick(up())
    if (!server) return
    const actor = random.chance(0.1) ? 'system' : random.pick(people).member
    const known = log.slice(-30)
    const batch: Batch = {
      id: `call-${String(++batchCount).padStart(5, '0')}`,
      // The server itself undoes nothing: it would take the people away with the founding.
      commands: someCalls(view(server.host!.state, actor === 'system' ? [] : known)),
      note: random.chance(0.1) ? 'from a script' : null,
    }
    const caller: Caller = { batch, actor, asking: [], answers: [] }
    callers.push(caller)
    ask(caller)
    if (random.chance(0.25)) ask(caller)
  }

  /** ids in the log so far, for callers that undo */
  const log: string[] = []
  const watchLog = () => {
    const texts = disk.workspaces.get(workspace)?.commits ?? []
    for (let at = log.length; at < texts.length; at++) log.push((JSON.parse(texts[at]!) as Commit).id)
  }

  function deliver(page: Page): void {
    const { line } = page
    if (!line) return
    const toPage = line.toPage.length > 0 && (line.toServer.length === 0 || random.chance(0.5))
    if (!toPage) {
      line.deliverToServer()
      return
    }
    const message = line.takeForPage()
    if (!message) return
    try {
      page.receive(message)
    } catch (error) {
      say(`page ${pages.indexOf(page)} could not take ${message.type}: ${(error as Error).message}`)
    }
    if (!line.isUp) page.cut()
  }

  function pageActs(page: Page): void {
    const id = `page-${String(++batchCount).padStart(5, '0')}`
    const calls = someCalls(view(page.replica.state, [...page.known.keys(), ...page.run.keys()]))
    page.act(id, calls, now())
  }

  const busy = () =>
    pages.filter(({ line }) => line && (line.toPage.length > 0 || line.toServer.length > 0))
  const unconnected = () => pages.filter(({ line }) => !line?.isUp)
  const connected = () => pages.filter(({ line }) => line?.isUp)

  type Action = { weight: number; possible(): boolean; act(): void }
  const actions: { [name: string]: Action } = {
    act: { weight: 14, possible: () => true, act: () => pageActs(random.pick(pages)) },
    deliver: { weight: 40, possible: () => busy().length > 0, act: () => deliver(random.pick(busy())) },
    release: { weight: 50, possible: () => gates.count > 0, act: () => void gates.release(weather, trouble) },
    connect: {
      weight: 8,
      possible: () => up().length > 0 && unconnected().length > 0,
      act: () => connect(random.pick(unconnected())),
    },
    call: { weight: 4, possible: () => up().length > 0, act: callerActs },
    cut: { weight: 0.8, possible: () => connected().length > 0, act: () => random.pick(connected()).cut() },
    reopen: { weight: 0.4, possible: () => true, act: () => random.pick(pages).reopen() },
    retry: { weight: 2, possible: () => true, act: retry },
    crash: { weight: 0.2, possible: () => up().length > 0, act: () => crash(random.pick(up())) },
  }

  function retry(): void {
    for (const again of later.splice(0)) again()
    for (const caller of callers) {
      if (caller.asking.length === 0 && caller.answers.length === 0) ask(caller)
    }
  }

  async function keepServers(): Promise<void> {
    const wanted = calm ? 1 : twoServers ? 2 : 1
    while (servers.filter(({ alive }) => alive).length < wanted) await startServer()
  }

  async function step(): Promise<void> {
    clock += 1
    await keepServers()
    const possible = Object.entries(actions).filter(([, action]) => action.possible())
    const [name, { act }] = random.weighted(
      possible.map((entry) => ({ weight: entry[1].weight, value: entry })),
    )
    act()
    await settle()
    watchLog()
    trace.push(`${name} ${log.length} ${gates.count}`)
  }

  // The beginning: a workspace with its people, as sign-up makes it.
  await openMemoryStorage(disk).createWorkspace(workspace)
  const founder = await openHost({
    workspace,
    storage: openMemoryStorage(disk),
    commandNamed,
    now,
    onFault: () => {},
  })
  const founding: Batch = {
    id: 'founding',
    commands: [
      { name: 'create-workspace', input: { workspace, name: 'Storm' } },
      ...people.map((input) => ({ name: 'add-member', input })),
      ...['A', 'B'].map((key) => ({
        name: 'create-product',
        input: { product: newId('product'), name: key, key },
      })),
    ],
    note: null,
  }
  await founder.execute(founding, 'system', 'system')
  callers.push({ batch: founding, actor: 'system', asking: [], answers: ['done'] })
  const pageCount = 2 + random.below(7)
  for (let count = 0; count < pageCount; count++) openPage()

  for (let count = 0; count < steps; count++) await step()

  // Calm: one server, nothing fails, everybody comes back.
  calm = true
  const [last, ...others] = random.chance(0.5) ? servers.filter(({ alive }) => alive) : []
  for (const server of servers) if (server.alive && server !== last) crash(server)
  void others
  let rests = 0
  let nudged = false
  for (let turn = 0; rests < 3; turn++) {
    if (turn > 20_000) {
      say('The storm never comes to rest')
      break
    }
    clock += 1
    await keepServers()
    for (const again of later.splice(0)) again()
    const [server] = up()
    if (server && !nudged) {
      // A server learns of what another has written when it writes itself.
      nudged = true
      const { member, role } = people[0]!
      void role
      const batch: Batch = {
        id: 'nudging',
        commands: [{ name: 'edit-member', input: { member } }],
        note: null,
      }
      const caller: Caller = { batch, actor: 'system', asking: [], answers: [] }
      callers.push(caller)
    }
    retry()
    for (const page of pages) {
      if (page.line && !page.line.isUp) page.cut()
      connect(page)
      deliver(page)
    }
    while (gates.release(weather)) await settle()
    await settle()
    const quiet =
      server !== undefined &&
      gates.count === 0 &&
      later.length === 0 &&
      callers.every(({ answers }) => answers.length > 0) &&
      pages.every(
        ({ line, isCurrent, replica }) =>
          line?.isUp &&
          isCurrent &&
          line.toPage.length === 0 &&
          line.toServer.length === 0 &&
          replica.pending.length === 0,
      )
    if (!quiet && turn % 50 === 49) for (const page of pages) page.sendAll()
    rests = quiet ? rests + 1 : 0
  }
  watchLog()
  trace.push(...log)
  over = true

  const verdict = await judge({
    workspace,
    disk,
    host: up()[0]?.host ?? null,
    pages,
    members,
    callers,
    commandNamed,
  })
  for (const sentence of verdict.found) say(sentence)
  return { found, commits: log.length, accepted: verdict.accepted, trace, texts: disk.workspaces.get(workspace)!.commits }
}
