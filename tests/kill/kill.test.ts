import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Commit } from '#domain/kernel/commit.ts'
import { joinLive } from '../support/live-client.ts'
import { times } from '../support/long-form.ts'
import { ann, type Person, post, signIn, testId } from '../support/serve.ts'
import { type Spawned, spawnServer } from '../support/spawn-server.ts'

const runs = times('KILL_RUNS', { short: 3, long: 50 })
const writersOfEach = 3

let dataDir: string
let server: Spawned

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'throughline-kill-'))
})
afterEach(async () => {
  await server.stop('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** What a writer sent, and what it was told of it. */
interface Sent {
  id: string
  item: string
  acknowledged: boolean
}

test(`${runs} times killed while it writes, the server has every commit that it acknowledged`, {
  timeout: 30_000 + runs * 10_000,
}, async () => {
  server = await spawnServer(dataDir)
  await post(`${server.url}/api/v1/claim`, { code: server.code, ...ann })
  let person = await signIn(server.url)
  const product = testId('product')
  const made = await post(
    `${server.url}/api/v1/commands/create-product`,
    { product, name: 'Kill', key: 'KILL' },
    { cookie: person.cookie },
  )
  expect(made.status).toBe(200)
  const sent: Sent[] = []

  for (let run = 0; run < runs; run++) {
    const writers = Array.from({ length: writersOfEach }, () => [
      writeByRest(server.url, person, product, sent),
      writeLive(server.url, person, product, sent),
    ]).flat()
    // A moment that differs from run to run, when some are acknowledged.
    const before = acknowledgedOf(sent)
    await until(() => acknowledgedOf(sent) > before + 10)
    await new Promise((resolve) => setTimeout(resolve, (run * 37) % 61))
    await server.stop('SIGKILL')
    await Promise.all(writers)

    server = await spawnServer(dataDir)
    person = await signIn(server.url)
    const log = await allCommits(server.url, person)
    const inLog = new Set(log.map(({ id }) => id))
    const lost = sent.filter(({ id, acknowledged }) => acknowledged && !inLog.has(id))
    expect(lost).toEqual([])
    await retry(
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
})

test('a server that is asked to stop sends its pages away to come back, and ends without an error', async () => {
  server = await spawnServer(dataDir)
  await post(`${server.url}/api/v1/claim`, { code: server.code, ...ann })
  const person = await signIn(server.url)
  const page = await joinLive(server.url, person)
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(await page.closed).toBe(1012)
})

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
async function retry(open: Sent[], { cookie }: Person, product: string, inLog: Set<string>): Promise<void> {
  for (const entry of open) {
    const input = { item: entry.item, product, title: `Item ${entry.item}` }
    const headers = { cookie, 'idempotency-key': entry.id }
    const answer = await post(`${server.url}/api/v1/commands/create-item`, input, headers)
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
