import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { me } from '../../bench/drive/me.ts'
import { startServer } from '../../bench/drive/server-process.ts'
import { signInto } from '../../bench/drive/sign-in.ts'
import type { Answered, Attacker, Target } from './attacks.ts'
import { type Typist, typist } from './people.ts'

export interface HostileOptions {
  people: number
  /** how long they are alone, and then beside the attackers, in seconds */
  alone: number
  beside: number
  /** how long memory may take to come back, in seconds */
  rest: number
  /** ms between two steps of one person */
  stroke: number
  /** items in the product that they all work in, and releases of the planner who means harm */
  items: number
  releases: number
  tell?(sentence: string): void
}

export interface HostileFigures {
  /** ms that people waited for an answer */
  alone: number[]
  beside: number[]
  /** resident memory of the server in MB: with people only, at most, and after the attackers had gone */
  memory: { before: number; peak: number; after: number }
  /** whether the first process was still the one that answered in the end */
  alive: boolean
  /** items whose title in the end is neither what was acknowledged last nor what was sent after */
  lost: string[]
  /** what differs between the log and the records */
  differences: string[]
  /** how often a person's line was cut */
  cuts: number
  /** attack -> what it was answered with */
  answered: Record<string, Answered>
}

const password = 'correct horse'

/** A real server, people who type, and whoever would stop it. */
export async function hostileRun(options: HostileOptions): Promise<HostileFigures> {
  const { tell = () => {} } = options
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-hostile-'))
  // Everybody comes from an address of their own, as through a proxy.
  const server = await startServer(dataDir, { env: { TRUSTED_PROXIES: '127.0.0.1' } })
  let attackers: ChildProcess | null = null
  let [watching, peak] = [true, 0]
  const typists: Typist[] = []
  try {
    const owner = await signInto(server)
    const { url } = server
    const ask = asking(url)
    const { product, items } = await plan(ask, owner.cookie, options)
    const invite = async (name: string, number: number, role: string): Promise<Attacker> => {
      const made = await ask('/api/v1/invitations', owner.cookie, { roles: [{ product, role }] })
      const token = (made.json as { link: string }).link.split('#')[1]
      const from = { 'x-forwarded-for': `203.0.113.${number}` }
      const joined = await ask('/api/v1/invitations/accept', null, { token, name, password }, from)
      return { cookie: joined.cookie, member: (joined.json as { member: string }).member }
    }
    const each = Math.floor(items.length / options.people)
    for (let n = 0; n < options.people; n++) {
      const { cookie } = await invite(`Typist ${n}`, n, 'team')
      const at = await me({ server, cookie })
      const mine = items.slice(n * each, (n + 1) * each)
      typists.push(typist({ url, cookie, workspace: owner.workspace }, at, mine, options.stroke))
    }
    const target: Target = {
      ...{ url, workspace: owner.workspace, product },
      ...(({ epoch, scopes }) => ({ epoch, scopes }))(await me({ server, cookie: owner.cookie })),
      reader: await invite('Reader', 201, 'viewer'),
      writer: await invite('Writer', 202, 'team'),
      planner: await planner(ask, owner.cookie, await invite('Planner', 203, 'viewer'), options.releases),
    }
    tell(`${options.people} people type, ${options.alone} s alone.`)
    await pause(2_000)
    takeAll(typists)
    await pause(options.alone * 1_000)
    const alone = takeAll(typists)
    const before = server.memory()
    peak = before
    void (async () => {
      for (; watching; await pause(250)) if (server.isAlive()) peak = Math.max(peak, server.memory())
    })()
    tell(`${options.beside} s beside the attackers.`)
    attackers = fork(join(import.meta.dirname, 'attackers.ts'))
    const heard = new Promise<Record<string, Answered>>((resolve) => {
      attackers!.once('message', (answered) => resolve(answered as Record<string, Answered>))
      attackers!.once('exit', () => resolve({}))
    })
    attackers.send(target)
    for (let left = options.beside; left > 0; left -= 30) {
      await pause(Math.min(30, left) * 1_000)
      if (left > 30)
        tell(`${left - 30} s to go; ${Math.round(server.memory())} MB, alive: ${server.isAlive()}`)
    }
    const beside = takeAll(typists)
    attackers.kill('SIGTERM')
    const answered = await heard
    tell('The attackers are gone.')
    let after = server.memory()
    for (let waited = 0; waited < options.rest && after > before * 1.2; waited++) {
      await pause(1_000)
      after = server.memory()
    }
    watching = false
    for (const one of typists) await one.stop()
    const lost = await lostOf(ask, owner.cookie, product, typists)
    const verified = await ask('/api/v1/verify', owner.cookie, {})
    const { differences } = verified.json as { differences: string[] }
    const cuts = typists.reduce((sum, one) => sum + one.cuts, 0)
    return {
      alone,
      beside,
      memory: { before, peak, after },
      alive: server.isAlive(),
      lost,
      differences,
      cuts,
      answered,
    }
  } finally {
    watching = false
    attackers?.kill('SIGKILL')
    await Promise.race([Promise.all(typists.map((one) => one.stop())), pause(1_000)])
    await server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Ask = (
  path: string,
  cookie: string | null,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ json: unknown; cookie: string }>

function asking(url: string): Ask {
  return async function ask(path, cookie, body, headers = {}) {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (answer.status === 429) {
      await pause(Number(answer.headers.get('retry-after')) * 1_000)
      return ask(path, cookie, body, headers)
    }
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return { json: await answer.json(), cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  }
}

const idOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(8, '0')}`

async function plan(ask: Ask, cookie: string, { items: count }: HostileOptions) {
  const product = idOf('prd', 1)
  await ask('/api/v1/commands/create-product', cookie, { product, name: 'Under attack', key: 'UA' })
  const items = Array.from({ length: count }, (_, n) => idOf('itm', n))
  const commands = items.map((item, n) => {
    const description = n % 100 === 0 ? 'A long description. '.repeat(4_000) : ''
    return {
      name: 'create-item',
      input: { item, product, title: `Item ${n} ${'and so on '.repeat(20)}`, description },
    }
  })
  for (let at = 0; at < count; at += 1_000)
    await ask('/api/v1/batches', cookie, { commands: commands.slice(at, at + 1_000) })
  return { product, items: items.slice(1) }
}

/** A product of their own, which they lead and nobody else looks at. */
async function planner(ask: Ask, owner: string, who: Attacker, count: number): Promise<Target['planner']> {
  const product = idOf('prd', 2)
  await ask('/api/v1/commands/create-product', owner, { product, name: 'Very long', key: 'VL' })
  const releases = Array.from({ length: count }, (_, n) => idOf('rel', n))
  for (let at = 0; at < count; at += 100) {
    const commands = releases.slice(at, at + 100).map((release, n) => ({
      name: 'create-release',
      input: { release, goal: idOf('gol', at + n), product, text: 'A goal' },
    }))
    await ask('/api/v1/batches', owner, { commands })
  }
  await ask('/api/v1/commands/set-role', owner, { product, member: who.member, role: 'owner' })
  return { ...who, releases }
}

async function lostOf(
  ask: Ask,
  cookie: string,
  product: string,
  typists: readonly Typist[],
): Promise<string[]> {
  const titles = new Map<string, string>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ product, limit: '1000', ...(cursor && { cursor }) })
    const { json } = await ask(`/api/v1/records/item?${query}`, cookie)
    const page = json as { records: { id: string; title: string }[]; next_cursor: string | null }
    for (const { id, title } of page.records) titles.set(id, title)
    cursor = page.next_cursor
  }
  return typists.flatMap(({ acknowledged, unsure }) =>
    [...acknowledged].flatMap(([item, title]) => {
      const is = titles.get(item) ?? ''
      return is === title || unsure.get(item)?.includes(is) ? [] : [`${item}: "${is}" and not "${title}"`]
    }),
  )
}

const takeAll = (typists: readonly Typist[]) => typists.flatMap((one) => one.takeWaits())
