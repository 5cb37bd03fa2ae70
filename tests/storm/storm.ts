import { gunzipSync } from 'node:zlib'
import { commandFinder, commands } from '#domain/commands.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { State } from '#domain/kernel/state.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import type { Batch } from '#protocol/messages.ts'
import { type PageContext, PageReplica } from '#protocol/page-replica.ts'
import { type DecodedSnapshot, decodeSnapshot } from '#protocol/snapshot.ts'
import { type Host, openHost } from '#server/workspace/host.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { Cluster, type Server } from './cluster.ts'
import { settle } from './gates.ts'
import { Line } from './line.ts'
import { Page, type PageOptions } from './page.ts'
import { randomFrom } from './random.ts'
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

// Turns of calm after which something hangs; a hundred are plenty.
const patience = 5_000

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
  log: readonly string[]
}

/** One storm. All that happens follows from the seed. */
export async function storm(seed: number, parts: Parts = {}, steps = 700): Promise<StormResult> {
  const random = randomFrom(seed)
  const weather = random.fork()
  const commandNamed = parts.commandNamed ?? commandFinder(commands)
  const PageReplicaClass = parts.pageReplica ?? PageReplica
  const found: string[] = []
  const trace: string[] = []
  const say = (sentence: string) => found.length < 20 && found.push(sentence)
  let clock = 0
  const serverCount = random.chance(0.35) ? 2 : 1
  const sickDisk = random.chance(0.6)
  const mood = random.pick(Object.keys(moods) as Mood[])
  const wrapHost = parts.host
  const cluster = new Cluster({ workspace, weather, sickDisk, commandNamed, clock: () => clock, wrapHost })
  const { disk, now } = cluster

  // Who and what there is.
  const pages: Page[] = []
  const members: string[] = []
  const callers: Caller[] = []
  /** ids in the log so far, for callers that undo */
  const log: string[] = []
  const counts = new Map<Kind, number>()
  const given: string[] = []
  let batchCount = 0

  function newId(kind: Kind): string {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    // Not in the order of birth, or ties would always fall to the older.
    const id = `${kinds[kind].prefix}_${((count * 7919) % 9973).toString(36).padStart(4, '0')}${String(count).padStart(5, '0')}`
    given.push(id)
    return id
  }

  function view(state: State, commits: Iterable<string>): View {
    return { state, commits: [...commits], newId, given, mood }
  }

  function someCalls(of: View): CommandCall[] {
    const calls = [randomCall(random, of)]
    // An undo comes alone, as people undo; what it meets in a batch is in revert-commit.test.ts.
    if (calls[0]!.name === 'revert-commit') return calls
    // Batches whose later commands lean on the earlier ones are rare among random ones; a few are many-handed.
    while (random.chance(0.18)) calls.push(randomCall(random, of))
    return calls.filter(({ name }) => name !== 'revert-commit')
  }

  function watchLog(): void {
    const texts = disk.workspaces.get(workspace)!.commits
    for (let at = log.length; at < texts.length; at++) log.push((JSON.parse(texts[at]!) as Commit).id)
  }

  // The pages.

  function openPage(): void {
    const { member } = people[pages.length % people.length]!
    members.push(member)
    const newReplica: PageOptions['newReplica'] = (named, context) => new PageReplicaClass(named, context)
    pages.push(new Page({ member, workspace, commandNamed, newReplica, fetchSnapshot }))
  }

  /** what pages ask for again when the storm lets them */
  const later: (() => void)[] = []
  const fetches = new Set<{ server: Server; again: () => void }>()

  /** A page asks until somebody answers. */
  function fetchSnapshot(use: (snapshot: DecodedSnapshot) => void): void {
    const again = () => {
      later.push(() => fetchSnapshot(use))
    }
    const { up } = cluster
    if (up.length === 0) {
      again()
      return
    }
    const server = random.pick(up)
    const fetch = { server, again }
    fetches.add(fetch)
    server.host!.snapshot().then(
      ({ bytes }) => fetches.delete(fetch) && use(decodeSnapshot(gunzipSync(bytes).toString())),
      () => fetches.delete(fetch) && again(),
    )
  }

  function connect(page: Page): void {
    const { up } = cluster
    if (page.line?.isUp || up.length === 0) return
    const line = new Line()
    cluster.serve(random.pick(up), line, members[pages.indexOf(page)]!)
    page.connect(line)
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

  // Callers without a page, over REST: each asks until it has an answer, sometimes twice at once.

  function ask(caller: Caller): void {
    const { up } = cluster
    if (up.length === 0) return
    const server = random.pick(up)
    caller.asking.push(server.number)
    const stopAsking = () => {
      caller.asking = caller.asking.filter((number) => number !== server.number)
    }
    server.host!.execute(structuredClone(caller.batch), caller.actor, 'rest').then((executed) => {
      if (!server.alive) return
      stopAsking()
      caller.answers.push(executed.ok ? 'done' : 'refused')
      if (executed.ok && executed.commit.id !== caller.batch.id)
        say(`Batch ${caller.batch.id} was answered with the commit ${executed.commit.id}`)
    }, stopAsking)
  }

  function callerActs(): void {
    const server = random.pick(cluster.up)
    const actor = random.chance(0.1) ? 'system' : random.pick(people).member
    // The server itself undoes nothing: it would take the people away with the founding.
    const commits = actor === 'system' ? [] : log.slice(-30)
    const commands = someCalls(view(server.host!.state, commits))
    const note = random.chance(0.1) ? 'from a script' : null
    const caller = newCaller({ id: `call-${String(++batchCount).padStart(5, '0')}`, commands, note }, actor)
    ask(caller)
    if (random.chance(0.25)) ask(caller)
  }

  function newCaller(batch: Batch, actor: string): Caller {
    const caller: Caller = { batch, actor, asking: [], answers: [] }
    callers.push(caller)
    return caller
  }

  function retry(): void {
    for (const again of later.splice(0)) again()
    for (const caller of callers) {
      if (caller.asking.length === 0 && caller.answers.length === 0) ask(caller)
    }
  }

  function crash(server: Server): void {
    cluster.crash(server)
    for (const page of pages) if (cluster.serves(server, page.line)) page.cut()
    for (const fetch of fetches) if (fetch.server === server && fetches.delete(fetch)) fetch.again()
    for (const caller of callers) caller.asking = caller.asking.filter((number) => number !== server.number)
  }

  const busy = () => pages.filter(({ line }) => line && (line.toPage.length > 0 || line.toServer.length > 0))
  const unconnected = () => pages.filter(({ line }) => !line?.isUp)
  const connected = () => pages.filter(({ line }) => line?.isUp)

  type Action = { weight: number; possible(): boolean; act(): void }
  const actions: { [name: string]: Action } = {
    act: { weight: 14, possible: () => true, act: () => pageActs(random.pick(pages)) },
    deliver: { weight: 40, possible: () => busy().length > 0, act: () => deliver(random.pick(busy())) },
    release: { weight: 50, possible: () => cluster.waiting > 0, act: () => void cluster.release() },
    connect: {
      weight: 8,
      possible: () => cluster.up.length > 0 && unconnected().length > 0,
      act: () => connect(random.pick(unconnected())),
    },
    call: { weight: 4, possible: () => cluster.up.length > 0, act: callerActs },
    cut: { weight: 0.8, possible: () => connected().length > 0, act: () => random.pick(connected()).cut() },
    reopen: { weight: 0.4, possible: () => true, act: () => random.pick(pages).reopen() },
    retry: { weight: 2, possible: () => true, act: retry },
    crash: { weight: 0.2, possible: () => cluster.up.length > 0, act: () => crash(random.pick(cluster.up)) },
  }

  function keepServers(count: number): void {
    while (cluster.alive.length < count) cluster.start()
  }

  async function step(): Promise<void> {
    clock += 1
    keepServers(serverCount)
    const possible = Object.entries(actions).filter(([, action]) => action.possible())
    const [name, { act }] = random.weighted(
      possible.map((entry) => ({ weight: entry[1].weight, value: entry })),
    )
    act()
    await settle()
    watchLog()
    trace.push(`${name} ${log.length} ${cluster.waiting}`)
  }

  /** A workspace with its people, as sign-up makes it, and two empty products. */
  async function makeWorkspace(): Promise<void> {
    const storage = openMemoryStorage(disk)
    await storage.createWorkspace(workspace)
    const host = await openHost({ workspace, storage, commandNamed, now, onFault() {} })
    const products = ['A', 'B'].map((key) => ({ product: newId('product'), name: key, key }))
    const commands = [
      { name: 'create-workspace', input: { workspace, name: 'Storm' } },
      ...people.map((input) => ({ name: 'add-member', input })),
      ...products.map((input) => ({ name: 'create-product', input })),
    ]
    const founding = newCaller({ id: 'founding', commands, note: null }, 'system')
    const { ok } = await host.execute(founding.batch, 'system', 'system')
    founding.answers.push(ok ? 'done' : 'refused')
  }

  const isQuiet = () =>
    cluster.up.length > 0 &&
    cluster.waiting === 0 &&
    later.length === 0 &&
    busy().length === 0 &&
    callers.every(({ answers }) => answers.length > 0) &&
    pages.every((page) => page.line?.isUp && page.isCurrent && page.replica.pending.length === 0)

  /** One server, nothing fails, everybody comes back, until nothing moves any more. */
  async function comeToRest(): Promise<void> {
    cluster.calmDown()
    const survivor = random.chance(0.5) ? cluster.alive[0] : undefined
    for (const server of cluster.alive) if (server !== survivor) crash(server)
    // A server learns of what another has written when it writes itself, so somebody makes it write.
    const { member } = people[0]!
    newCaller({ id: 'nudging', commands: [{ name: 'edit-member', input: { member } }], note: null }, 'system')
    for (let turn = 0, quiet = 0; quiet < 3; turn++) {
      if (turn > patience) {
        say('The storm never comes to rest')
        return
      }
      clock += 1
      keepServers(1)
      retry()
      for (const page of pages) {
        if (page.line && !page.line.isUp) page.cut()
        connect(page)
        deliver(page)
      }
      do await settle()
      while (cluster.release())
      quiet = isQuiet() ? quiet + 1 : 0
    }
  }

  await makeWorkspace()
  const pageCount = 2 + random.below(7)
  for (let count = 0; count < pageCount; count++) openPage()
  for (let count = 0; count < steps; count++) await step()
  await comeToRest()
  watchLog()
  trace.push(...log)
  cluster.end()

  const host = cluster.up[0]?.host ?? null
  const verdict = await judge({ workspace, disk, host, pages, members, callers, commandNamed })
  for (const sentence of verdict.found) say(sentence)
  const texts = disk.workspaces.get(workspace)!.commits
  return { found, commits: log.length, accepted: verdict.accepted, trace, log: texts }
}
