import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import { joinLive } from '../support/live-client.ts'
import { times } from '../support/long-form.ts'
import { ann, type Person, post, signIn, testId } from '../support/serve.ts'
import { type Spawned, spawnServer } from '../support/spawn-server.ts'

const kills = times('KILL_RUNS', { short: 60, long: 1000 })
/** One folder is killed so often: its log stays short, and each start finds what the kill before has left. */
const killsOfFolder = 15
const writersOfEach = 3
/** Starting takes most of the time, and a processor of its own. */
const lanes = 2

let parent: string
const running = new Set<Spawned>()

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'throughline-kill-'))
})
afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop('SIGKILL')))
  running.clear()
  rmSync(parent, { recursive: true, force: true })
})

async function start(dataDir: string): Promise<Spawned> {
  const server = await spawnServer(dataDir, { BACKUPS: 'off' })
  running.add(server)
  server.process.on('exit', () => running.delete(server))
  return server
}

/** What a writer sent, and what it was told of it. */
interface Sent {
  id: string
  item: string
  acknowledged: boolean
}

// Before the others: it leaves the program compiled, which halves every start after it.
test('a server that is asked to stop sends its pages away to come back, and ends without an error', async () => {
  const server = await start(join(parent, 'data'))
  await post(`${server.url}/api/v1/claim`, { code: server.code, ...ann })
  const person = await signIn(server.url)
  const page = await joinLive(server.url, person)
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(await page.closed).toBe(1012)
})

test(`${kills} times killed while it writes, the server has every commit that it acknowledged`, {
  timeout: 120_000 + kills * 4_000,
}, async () => {
  const folders = Array.from({ length: Math.ceil(kills / killsOfFolder) }, (_, index) => index)
  let acknowledged = 0
  let killed = 0
  const lane = async () => {
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
      const times = Math.min(killsOfFolder, kills - folder * killsOfFolder)
      const steps = await killOften(join(parent, `data-${folder}`), folder, times)
      acknowledged += steps
      killed += times
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  console.log(`${killed} kills: ${acknowledged} steps acknowledged, none lost`)
  expect(killed).toBe(kills)
})

/** Resolves with how many steps were acknowledged before the kills, all of which are there. */
async function killOften(dataDir: string, seed: number, times: number): Promise<number> {
  let server = await start(dataDir)
  await post(`${server.url}/api/v1/claim`, { code: server.code, ...ann })
  const person = await signIn(server.url)
  const product = testId('product')
  const made = await post(
    `${server.url}/api/v1/commands/create-product`,
    { product, name: 'Kill', key: 'KILL' },
    { cookie: person.cookie },
  )
  expect(made.status).toBe(200)
  const sent: Sent[] = []
  let before = 0

  for (let run = 0; run < times; run++) {
    const writers = Array.from({ length: writersOfEach }, () => [
      writeByRest(server.url, person, product, sent),
      writeLive(server.url, person, product, sent),
    ]).flat()
    // A moment that differs from run to run, when some are acknowledged.
    const already = acknowledgedOf(sent)
    await until(() => acknowledgedOf(sent) > already + 10)
    await new Promise((resolve) => setTimeout(resolve, ((seed * times + run) * 37) % 61))
    await server.stop('SIGKILL')
    await Promise.all(writers)
    before += acknowledgedOf(sent) - already

    server = await start(dataDir)
    const inLog = new Set((await allCommits(server.url, person)).map(({ id }) => id))
    const lost = sent.filter(({ id, acknowledged }) => acknowledged && !inLog.has(id))
    expect(lost).toEqual([])
    await retry(
      server.url,
      sent.filter(({ acknowledged }) => !acknowledged),
      person,
      product,
      inLog,
    )
  }

  const log = await allCommits(server.url, person)
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
  const ids = log.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id } of sent) expect(ids).toContain(id)
  const verified = await post(`${server.url}/api/v1/verify`, {}, { cookie: person.cookie })
  expect(await verified.json()).toEqual({ differences: [], seq: log.length })
  await server.stop('SIGKILL')
  return before
}

function newBatch(product: string, sent: Sent[]) {
  const item = testId('item')
  const entry: Sent = { id: `kill-${item}`, item, acknowledged: false }
  sent.push(entry)
  return { entry, call: { name: 'create-item', input: { item, product, title: `Item ${item}` } } }
}

/** Writes until the server is gone. */
async function writeByRest(url: string, { cookie }: Person, product: string, sent: Sent[]): Promise<void> {
  for (;;) {
    const { entry, call } = newBatch(product, sent)
    try {
      const headers = { cookie, 'idempotency-key': entry.id, prefer: 'return=minimal' }
      const answer = await post(`${url}/api/v1/commands/${call.name}`, call.input, headers)
      expect(await answer.json()).toMatchObject({ again: false })
      entry.acknowledged = true
    } catch (error) {
      // What fetch says when the other end is gone; anything else is a finding.
      if (!(error instanceof TypeError)) throw error
      return
    }
  }
}

async function writeLive(url: string, person: Person, product: string, sent: Sent[]): Promise<void> {
  const page = await joinLive(url, person).catch(() => null)
  if (!page) return
  for (let going = true; going; ) {
    const { entry, call } = newBatch(product, sent)
    page.run({ id: entry.id, commands: [call], note: null })
    going = await page.commitOf(entry.id).then(
      () => true,
      () => false,
    )
    entry.acknowledged = going
  }
}

/** Sends again what was not acknowledged: it is done once, whether it had been written or not. */
async function retry(
  url: string,
  open: Sent[],
  { cookie }: Person,
  product: string,
  inLog: Set<string>,
): Promise<void> {
  for (const entry of open) {
    const input = { item: entry.item, product, title: `Item ${entry.item}` }
    const headers = { cookie, 'idempotency-key': entry.id }
    const answer = await post(`${url}/api/v1/commands/create-item`, input, headers)
    expect(await answer.json()).toMatchObject({ again: inLog.has(entry.id), commit: { id: entry.id } })
    entry.acknowledged = true
  }
}

async function allCommits(url: string, { cookie }: Person): Promise<Commit[]> {
  const commits: Commit[] = []
  for (let before = ''; ; ) {
    const answer = await fetch(`${url}/api/v1/history?limit=1000${before}`, { headers: { cookie } })
    const page = (await answer.json()) as { commits: Commit[]; next_before: number | null }
    commits.push(...page.commits)
    if (page.next_before === null) return commits.reverse()
    before = `&before=${page.next_before}`
  }
}

function acknowledgedOf(sent: Sent[]): number {
  return sent.filter(({ acknowledged }) => acknowledged).length
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}
