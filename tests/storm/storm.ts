import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { State } from '#domain/kernel/state.ts'
import { model as product } from '#domain/model.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { Host } from '#server/workspace/host.ts'
import { openHost } from '#server/workspace/host.ts'
import { copyDisk, type MemoryDisk, putBack } from '#tests/support/memory-disk.ts'
import { scopesFor } from '#web/store/line/choose-scopes.ts'
import type { Store } from '#web/store/store.ts'
import { Browser } from './browser.ts'
import { Callers } from './callers.ts'
import { founding, Names, people, workspace } from './cast.ts'
import { Cluster, type Server } from './cluster.ts'
import { HttpDoor } from './http-door.ts'
import { Line } from './line.ts'
import { slicesOf, totalOf, type Work } from './long-work.ts'
import { type NewerModel, newerModel, upgradeDisk } from './newer-model.ts'
import { Page } from './page.ts'
import { randomFrom } from './random.ts'
import { type Mood, moods, randomCall, type View } from './random-calls.ts'
import { noting, type Refused } from './refusals.ts'
import { type Overheard, talkativeStubs, wordNumber } from './secrets.ts'
import { SqliteDisk } from './sqlite-disk.ts'
import { enterSurroundings } from './surroundings.ts'
import { judge } from './verdict.ts'

// Turns of calm after which something hangs; a hundred are plenty.
const patience = 400

/** What a deliberately broken program replaces; the storm must find out (broken-variants.test.ts). */
export interface Parts {
  model?: Model
  /** what the program becomes midway */
  newer?: NewerModel
  /** how a backup is put back */
  putBack?: typeof putBack
  host?(host: Host): Host
  storage?(storage: Storage): Storage
  store?: typeof Store
  /** what a server sends */
  frame?(text: string): string
}

export interface StormResult {
  /** what is wrong, as sentences; empty when all is well */
  found: string[]
  commits: number
  /** command -> how often it stands in the log */
  accepted: Map<string, number>
  /** how much of each thing was looked at */
  looked: { [what: string]: number }
  /** everything that happened, for comparing two runs of one seed */
  trace: string[]
  /** the log as it lies on the disk */
  log: readonly string[]
}

/** How many batches have commands that stand alone. */
const ALONE = 0.25

/** Threads take their time: one seed of so many is a storm over SQLite, the others are over memory. */
const SQLITE_EVERY = 100

/** One storm. All that happens follows from the seed. */
export async function storm(seed: number, parts: Parts = {}, steps = 700): Promise<StormResult> {
  const sqlite = seed % SQLITE_EVERY === 0 ? await SqliteDisk.make() : null
  const random = randomFrom(seed)
  const weather = random.fork()
  const surroundings = enterSurroundings(random.fork())
  try {
    return await blow(random, weather, surroundings, sqlite, parts, steps)
  } finally {
    surroundings.leave()
    await sqlite?.remove()
  }
}

async function blow(
  random: ReturnType<typeof randomFrom>,
  weather: ReturnType<typeof randomFrom>,
  surroundings: ReturnType<typeof enterSurroundings>,
  sqlite: SqliteDisk | null,
  parts: Parts,
  steps: number,
): Promise<StormResult> {
  let { model = product } = parts
  const newer = parts.newer ?? newerModel(undefined, model)
  const found: string[] = []
  const trace: string[] = []
  const say = (sentence: string) => void (found.length < 20 && found.push(sentence))
  let clock = 0
  // One server at a time has the folder; its upgrades and restores, on files, have tests of their own.
  const serverCount = random.chance(0.35) && !sqlite ? 2 : 1
  const sickDisk = random.chance(0.6)
  const mood = random.pick(Object.keys(moods) as Mood[])
  const refusals: Refused[] = []
  const cluster = new Cluster({
    workspace,
    sqlite,
    weather,
    sickDisk,
    model: () => model,
    clock: () => clock,
    wrapHost: (host) => noting(parts.host?.(host) ?? host, cluster.now, (refused) => refusals.push(refused)),
    wrapStorage: parts.storage,
  })
  const { disk, now } = cluster

  // Who and what there is.
  const names = new Names()
  const overheard: Overheard[] = []
  const door = new HttpDoor(cluster, random, (heard) => overheard.push(heard))
  const callers = new Callers(cluster, random, say)
  const browsers: Browser[] = []
  const pages: Page[] = []
  const run: Page['run'] = new Map()
  const works: Work[] = []
  /** ids of commits that a restore has undone */
  const lost = new Set<string>()
  /** ids in the log so far, for callers that undo */
  const log: string[] = []
  /** word -> who said it */
  const saidBy = new Map<string, string>()
  let batchCount = 0

  function view(state: State, commits: Iterable<string>, speaker: string): View {
    const newWord = () => {
      const word = wordNumber(saidBy.size + 1)
      saidBy.set(word, speaker)
      return word
    }
    return { state, commits: [...commits], names, newWord, mood, speaker }
  }

  function someCalls(of: View): CommandCall[] {
    const calls = [randomCall(random, of)]
    // An undo comes alone, as people undo; what it meets in a batch is in revert-commit.test.ts.
    if (calls[0]!.name === 'revert-commit') return calls
    // Batches whose later commands lean on the earlier ones are rare among random ones; a few are many-handed.
    while (random.chance(0.18)) calls.push(randomCall(random, of))
    // Two servers on one database do not share out long work yet, and the server itself takes nothing back.
    const mayUndo = serverCount === 1 && of.speaker !== 'system'
    return calls.filter(({ name }) => name !== 'revert-commit' && (mayUndo || name !== 'undo-step'))
  }

  function watchLog(): void {
    const texts = disk.workspaces.get(workspace)!.commits
    for (let at = log.length; at < texts.length; at++) log.push((JSON.parse(texts[at]!) as Commit).id)
  }

  // The pages.

  function openPage(): void {
    const { member } = people[pages.length % people.length]!
    const mine = browsers.filter((browser) => browser.member === member)
    const shares = mine.length > 0 && random.chance(0.6)
    const browser = shares ? random.pick(mine) : new Browser(browsers.length, member, workspace)
    if (!shares) browsers.push(browser)
    pages.push(new Page({ workspace, browser, door, newStore: parts.store }, model, run))
  }

  function connect(page: Page): void {
    const { up } = cluster
    const { visit, member } = page
    if (visit.over || visit.line?.isUp || up.length === 0) return
    const server = random.pick(up)
    if (!isActive(server, member)) {
      visit.turnAway()
      return
    }
    const reads = page.store.model.schema === server.host!.model.schema
    const line = new Line((text) => {
      if (!reads && !text.includes('"outdated"'))
        say(`page ${pages.indexOf(page)} of an older program was told ${text}`)
      overheard.push({ member, text, seq: server.host!.durable })
      for (const talk of talkativeStubs(text)) say(talk)
    }, parts.frame)
    cluster.serve(server, line, member)
    visit.connect(line)
  }

  function deliver(page: Page): void {
    const { line, visit } = page
    if (!line) return
    const toPage = line.toPage.length > 0 && (line.toServer.length === 0 || random.chance(0.5))
    if (!toPage) {
      line.deliverToServer()
      return
    }
    const message = line.takeForPage()
    if (!message) return
    try {
      visit.session.message(message)
    } catch (error) {
      say(`page ${pages.indexOf(page)} could not take ${message.type}: ${(error as Error).stack}`)
    }
    if (message.type === 'left' && page.store.holds(message.scope))
      say(`page ${pages.indexOf(page)} was told to forget ${message.scope} and holds it`)
    if (!line.isUp) visit.cut()
  }

  function pageActs(page: Page): void {
    const { store, member } = page
    if (random.chance(0.06)) return void page.undo()
    if (random.chance(0.03)) return void page.redo()
    const calls = someCalls(view(store.state, [...log.slice(-20), ...run.keys()], member))
    if (calls.length > 0)
      page.act(calls, random.chance(0.1) ? { text: 'by hand' } : null, random.chance(ALONE))
  }

  function look(page: Page): void {
    const products = [...page.store.state.records.product.keys()]
    if (products.length > 0) page.store.open(random.pick(products))
  }

  // Others: callers over REST, and long work.

  function callerActs(): void {
    const server = random.pick(cluster.up)
    const actor = random.chance(0.1) ? 'system' : random.pick(people).member
    // The server itself undoes nothing: it would take the people away with the founding.
    const commits = actor === 'system' ? [] : log.slice(-30)
    const commands = someCalls(view(server.host!.state, commits, actor))
    if (commands.length === 0) return
    const note = random.chance(0.1) ? { text: 'from a script' } : null
    const id = `call-${String(++batchCount).padStart(5, '0')}`
    const alone = random.chance(ALONE)
    const caller = callers.add({ id, commands, note, ...(alone && { alone }) }, actor)
    callers.ask(caller)
    if (random.chance(0.25)) callers.ask(caller)
  }

  function longWork(): void {
    const { host } = random.pick(cluster.up)
    const actor = random.pick(people).member
    const of = view(host!.state, [], actor)
    const products = [...host!.state.records.product.keys()]
    if (products.length === 0) return
    const product = random.pick(products)
    const work: Work = { step: names.newId('step', product), outcome: null }
    works.push(work)
    const more = { label: `file ${of.newWord()}`, total: totalOf(random), actor, via: 'import' as const }
    host!.steps.run({ step: work.step, product, ...more, slices: slicesOf(random.fork(), of, product) }).then(
      (outcome) => {
        work.outcome = outcome
      },
      () => {},
    )
  }

  function crash(server: Server): void {
    cluster.crash(server)
    for (const page of pages) if (cluster.serves(server, page.line)) page.visit.cut()
    door.crashed(server)
    callers.crashed(server.number)
  }

  // What happens to servers and disk as a whole; everybody is away while it does.

  function shutDown(): void {
    for (const server of cluster.alive) crash(server)
  }

  let backup: MemoryDisk | null = null
  let backedUp = model.schema

  function backUp(): void {
    backup = copyDisk(disk)
    backedUp = model.schema
  }

  /** The disk is as it was; what came since has never been, also for those who look on here. */
  function restore(): void {
    shutDown()
    const put = parts.putBack ?? putBack
    put(disk, backup!)
    if (backedUp !== model.schema) upgradeDisk(disk, newer)
    const { length } = disk.workspaces.get(workspace)!.commits
    for (const id of log.splice(length)) lost.add(id)
    const stands = <T extends { seq: number }>(all: T[]) =>
      all.splice(0, all.length, ...all.filter(({ seq }) => seq <= length))
    stands(overheard)
    refusals.splice(0, refusals.length, ...refusals.filter(({ to }) => to <= length))
    for (const work of works) work.outcome = null
  }

  function upgrade(): void {
    shutDown()
    upgradeDisk(disk, newer)
    model = newer
  }

  const busy = () => pages.filter(({ line }) => line && (line.toPage.length > 0 || line.toServer.length > 0))
  const unconnected = () => pages.filter(({ line, visit }) => !visit.over && !line?.isUp)
  const connected = () => pages.filter(({ line }) => line?.isUp)
  const ready = () => pages.filter(({ store, visit }) => store.loaded.value && !visit.over)
  const idle = () => pages.filter(({ visit }) => !visit.isIdle)
  const over = () => pages.filter(({ visit }) => visit.over)

  type Action = { weight: number; possible(): boolean; act(): unknown }
  const actions: { [name: string]: Action } = {
    act: { weight: 14, possible: () => ready().length > 0, act: () => pageActs(random.pick(ready())) },
    deliver: { weight: 40, possible: () => busy().length > 0, act: () => deliver(random.pick(busy())) },
    release: { weight: 50, possible: () => cluster.waiting > 0, act: () => cluster.release() },
    connect: {
      weight: 8,
      possible: () => cluster.up.length > 0 && unconnected().length > 0,
      act: () => connect(random.pick(unconnected())),
    },
    frame: { weight: 10, possible: () => idle().length > 0, act: () => random.pick(idle()).visit.frame() },
    look: { weight: 2, possible: () => ready().length > 0, act: () => look(random.pick(ready())) },
    adopt: { weight: 0.5, possible: () => ready().length > 0, act: () => random.pick(ready()).visit.adopt() },
    call: { weight: 4, possible: () => cluster.up.length > 0, act: callerActs },
    work: { weight: 0.6, possible: () => cluster.up.length > 0 && serverCount === 1, act: longWork },
    cut: {
      weight: 0.8,
      possible: () => connected().length > 0,
      act: () => random.pick(connected()).visit.cut(),
    },
    reopen: { weight: 0.4, possible: () => true, act: () => random.pick(pages).reopen(model) },
    return: { weight: 1, possible: () => over().length > 0, act: () => random.pick(over()).reopen(model) },
    backUp: { weight: 0.2, possible: () => !sqlite, act: backUp },
    restore: { weight: 0.12, possible: () => backup !== null, act: restore },
    upgrade: { weight: 0.1, possible: () => model !== newer && !sqlite, act: upgrade },
    retry: { weight: 2, possible: () => true, act: () => callers.retry() },
    crash: { weight: 0.2, possible: () => cluster.up.length > 0, act: () => crash(random.pick(cluster.up)) },
  }

  function keepServers(count: number): void {
    while (cluster.alive.length < count) cluster.start()
  }

  async function afterwards(): Promise<void> {
    await cluster.settle()
    watchLog()
    for (const complaint of surroundings.complaints()) say(`A page complains: ${complaint}`)
  }

  async function step(): Promise<void> {
    clock += 1
    surroundings.pass(random.below(60))
    keepServers(serverCount)
    const possible = Object.entries(actions).filter(([, action]) => action.possible())
    const [name, { act }] = random.weighted(
      possible.map((entry) => ({ weight: entry[1].weight, value: entry })),
    )
    act()
    await afterwards()
    trace.push(`${name} ${log.length} ${cluster.waiting}`)
  }

  /** The workspace as it is when people come. */
  async function found_(): Promise<void> {
    const storage = cluster.openQuietly()
    await storage.createWorkspace(workspace)
    const newBatchId = () => 'founding-more'
    const host = await openHost({ workspace, storage, model, now, newBatchId, onFault() {} })
    const batch = { id: 'founding', commands: founding(names), note: null }
    const caller = callers.add(batch, 'system')
    const executed = await host.execute(batch, { actor: 'system', via: 'system' })
    if (!executed.ok) throw new Error(`The founding is refused: ${JSON.stringify(executed)}`)
    caller.answers.push('done')
  }

  const isActive = (server: Server | undefined, member: string) =>
    server?.host?.state.records.member.get(member)?.status === 'active'

  function isAtRest({ visit, store, member }: Page): boolean {
    if (!isActive(cluster.up[0], member)) return visit.over !== null
    const { now, idle } = scopesFor(store.product.value, store.scopes.value)
    const settled = visit.isIdle && store.status.value === 'live' && store.pendingCount.value === 0
    return (
      settled &&
      [...now, ...idle, ...store.truth.heldAt.keys()].every(
        (scope) => store.truth.follows(scope) && !store.truth.lacks(scope),
      )
    )
  }

  const isQuiet = () =>
    cluster.up.length > 0 &&
    cluster.waiting === 0 &&
    !door.busy &&
    busy().length === 0 &&
    callers.all.every(({ answers }) => answers.length > 0) &&
    pages.every(isAtRest)

  /** One server, nothing fails, everybody comes back, until nothing moves any more. */
  async function comeToRest(): Promise<void> {
    cluster.calmDown()
    const survivor = random.chance(0.5) ? cluster.alive[0] : undefined
    for (const server of cluster.alive) if (server !== survivor) crash(server)
    for (let turn = 0, quiet = 0; quiet < 3; turn++) {
      if (turn > patience) {
        const restless = pages
          .filter((page) => !isAtRest(page))
          .map((page) => {
            const { visit, store } = page
            return `page ${pages.indexOf(page)} ${page.member} ${visit.over} ${store.status.value} pending ${store.pendingCount.value} held ${[...store.truth.heldAt.keys()].map((scope) => `${scope}${store.truth.follows(scope) ? '' : '!'}${store.truth.lacks(scope) ? '?' : ''}`)} idle ${visit.isIdle}`
          })
        say(`The storm never comes to rest: ${restless.join('; ')} waiting ${cluster.waiting} ${door.busy}`)
        return
      }
      clock += 1
      surroundings.pass(1_000)
      keepServers(1)
      callers.retry()
      for (const page of pages) {
        if (page.visit.over && isActive(cluster.up[0], page.member)) page.reopen(model)
        if (page.line && !page.line.isUp) page.visit.cut()
        page.visit.frame()
        if (turn % 5 === 0) void page.visit.adopt()
        connect(page)
        deliver(page)
      }
      do await afterwards()
      while (cluster.release())
      quiet = isQuiet() ? quiet + 1 : 0
    }
    await cluster.up[0]?.host?.steps.idle()
  }

  await found_()
  const pageCount = 2 + random.below(8)
  for (let count = 0; count < pageCount; count++) openPage()
  for (let count = 0; count < steps; count++) await step()
  await comeToRest()
  watchLog()
  trace.push(...log)
  cluster.end()

  const verdict = await judge({
    disk,
    host: cluster.up[0]?.host ?? null,
    model,
    pages,
    run,
    callers: callers.all,
    works,
    refusals,
    overheard,
    saidBy,
    lost,
  })
  for (const sentence of verdict.found) say(sentence)
  for (const difference of (await sqlite?.differences(disk, workspace)) ?? []) say(difference)
  const texts = disk.workspaces.get(workspace)!.commits
  return { ...verdict, found, commits: log.length, trace, log: texts }
}
