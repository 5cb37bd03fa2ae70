import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { model } from '#domain/model.ts'
import { protocolVersion } from '#protocol/messages.ts'
import { helloOf, joinLive, type LiveClient, openLive } from '#tests/support/live-client.ts'
import {
  claim,
  type Person,
  post,
  type Served,
  type ServeOptions,
  serve,
  signIn,
  testId,
} from '#tests/support/serve.ts'

let served: Served
let ann: Person
let product: string
let scopes: string[]
let batches = 0
const nextId = () => `batch-of-test-${++batches}`

const create = (title: string): CommandCall => ({
  name: 'create-item',
  input: { item: testId('item'), product, title },
})
const byNumber = (a: number, b: number) => a - b
const seqs = (client: LiveClient) => client.commits.map(({ seq }) => seq)
/** What it was told to have missed in the backlog. */
const missed = (client: LiveClient) =>
  client.missed.flatMap(({ seq, scopes }) => (scopes?.[backlog()] ? [seq] : []))
const backlog = () => `${product}.backlog`

/** Runs a batch over the socket and waits until it is durable. */
async function done(client: LiveClient, calls: CommandCall[], id = nextId()): Promise<number> {
  client.run({ id, commands: calls, note: null })
  return (await client.heard('settled', (message) => message.id === id)).seq
}

beforeEach(async () => {
  served = await serve()
  ann = await claim(served)
  product = testId('product')
  const made = await post(
    `${served.url}/api/v1/commands/create-product`,
    { product, name: 'Trail', key: 'TR' },
    { cookie: ann.cookie },
  )
  expect(made.status).toBe(200)
  scopes = (await helloOf(served.url, ann)).scopes.map(({ scope }) => scope)
})

afterEach(async () => {
  expect(served.faults).toEqual([])
  await served.stop()
})

describe('a page', () => {
  test('is told what it missed, then that it is current, then what happens', async () => {
    const page = await joinLive(served.url, ann)
    expect(page.messages.map(({ type }) => type).filter((type) => type !== 'missed')).toEqual([
      ...scopes.map(() => 'joined'),
      'welcome',
    ])
    expect(page.missed.map(({ seq }) => seq).sort(byNumber)).toEqual([1, 2, 2])
    const { seq } = await page.heard('joined')
    expect(page.messages.at(-1)).toEqual({ type: 'welcome', seq, member: ann.member, scopes })
    await post(`${served.url}/api/v1/commands/create-item`, create('by REST').input, { cookie: ann.cookie })
    const told = await page.heard('commits')
    expect(told.commits).toMatchObject([{ seq: seq + 1, via: 'rest', actor: ann.member }])
  })

  test('resumes from the seq that it has, also when it must be read from the log', async () => {
    const before = await joinLive(served.url, ann)
    const since = await done(before, [create('one')])
    before.close()
    const dataDir = served.dataDir
    const gap = await joinLive(served.url, ann, since)
    expect(missed(gap)).toEqual([])
    await done(gap, [create('two')])
    gap.close()
    const again = await joinLive(served.url, ann, since)
    expect(missed(again)).toEqual([since + 1])
    again.close()
    await restart(dataDir)
    const later = await joinLive(served.url, ann, since)
    expect(missed(later)).toEqual([since + 1])
    expect(await done(later, [create('three')])).toBe(since + 2)
  })

  test('has every commit once and in order, while many write and it comes and goes', async () => {
    const writers = await Promise.all([1, 2, 3].map(() => joinLive(served.url, ann)))
    const writing = Promise.all(
      writers.map(async (writer) => {
        for (let n = 0; n < 40; n++) await done(writer, [create(`${n}`)])
      }),
    )
    let since = (await writers[0]!.heard('welcome')).seq
    const first = since + 1
    const seen: number[] = []
    let over = false
    void writing.then(() => {
      over = true
    })
    while (!over) {
      const page = await joinLive(served.url, ann, since)
      await new Promise((resolve) => setTimeout(resolve, 3))
      page.close()
      await page.closed
      seen.push(...missed(page), ...seqs(page))
      since = seen.at(-1) ?? 0
    }
    const last = await joinLive(served.url, ann, since)
    seen.push(...missed(last))
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => first + index))
    expect(seen.at(-1)).toBe(seqs(writers[0]!).at(-1))
  })

  test('has its batches decided in the order it sent them', async () => {
    const page = await joinLive(served.url, ann)
    const first = create('made first')
    const { item } = first.input as { item: string }
    const ids = [nextId(), nextId(), nextId()]
    page.run({
      id: ids[0]!,
      commands: [...Array.from({ length: 1_500 }, () => create('x')), first],
      note: null,
    })
    page.run({ id: ids[1]!, commands: [{ name: 'edit-item', input: { item, title: 'then' } }], note: null })
    page.run({ id: ids[2]!, commands: [{ name: 'delete-items', input: { items: [item] } }], note: null })
    const made = await Promise.all(ids.map((id) => page.commitOf(id)))
    expect(made.map(({ seq }) => seq - made[0]!.seq)).toEqual([0, 1, 2])
  })

  test('is told of a refusal, and of a batch that was done before', async () => {
    const page = await joinLive(served.url, ann)
    const id = nextId()
    page.run({
      id,
      commands: [create('a'), { name: 'delete-theme', input: { theme: testId('theme') } }],
      note: null,
    })
    expect(await page.until(({ type }) => type === 'refused')).toMatchObject({
      id,
      at: 1,
      refusal: { code: 'not-found' },
    })
    const again = nextId()
    const seq = await done(page, [create('b')], again)
    page.run({ id: again, commands: [create('c')], note: null })
    await done(page, [create('d')])
    const settled = page.messages.filter((message) => message.type === 'settled' && message.id === again)
    expect(settled).toEqual([1, 2].map(() => ({ type: 'settled', id: again, seq })))
  })

  test('that missed much is told in pieces, of everything once and in order, also of what happens meanwhile', async () => {
    const page = await joinLive(served.url, ann)
    for (let n = 0; n < 4; n++)
      await done(
        page,
        Array.from({ length: 300 }, () => create('missed')),
      )
    const coming = joinLive(served.url, ann)
    const last = await done(page, [create('meanwhile')])
    const late = await coming
    await late.until(() => [...missed(late), ...seqs(late)].includes(last))
    const told = late.messages.filter(({ type }) => type === 'missed')
    expect(told.length).toBeGreaterThan(3)
    const all = [...new Set([...missed(late), ...seqs(late)])]
    expect([...missed(late), ...seqs(late)]).toEqual(all)
    expect(all).toEqual(all.toSorted(byNumber))
  })

  test('is sent for a snapshot when it is too far behind, or ahead of the log', async () => {
    const page = await joinLive(served.url, ann)
    await done(
      page,
      Array.from({ length: 20_001 }, () => create('x')),
    )
    for (const since of [0, 1_000_000]) {
      const hello = await helloOf(served.url, ann, since)
      const far = await openLive(served.url, ann.cookie)
      far.send(hello)
      await far.heard('stale', ({ scope }) => scope === backlog())
      const snapshot = await fetch(`${served.url}/api/v1/snapshot?scope=${backlog()}`, {
        headers: { cookie: ann.cookie },
      })
      const seq = Number(snapshot.headers.get('x-seq'))
      far.send({ type: 'join', scope: backlog(), since: seq })
      await far.heard('joined', ({ scope }) => scope === backlog())
    }
  })

  test.each([
    ['protocol', { protocol: protocolVersion + 1 }],
    ['schema', { schema: model.schema - 1 }],
  ])('of another %s is told to reload, and nothing else', async (_, differently) => {
    const page = await openLive(served.url, ann.cookie)
    page.send({ ...(await helloOf(served.url, ann)), ...differently })
    page.send({ type: 'ping' })
    await page.heard('pong')
    expect(page.messages.map(({ type }) => type)).toEqual(['outdated', 'pong'])
  })

  test('that knew another life of the log is told which it is now, and nothing else', async () => {
    const page = await openLive(served.url, ann.cookie)
    const hello = await helloOf(served.url, ann)
    page.send({ ...hello, epoch: 'the one before' })
    page.send({ type: 'ping' })
    await page.heard('pong')
    expect(page.messages).toEqual([{ type: 'restored', epoch: hello.epoch }, { type: 'pong' }])
    page.send(hello)
    await page.heard('welcome')
  })

  test('gets an answer to its ping before and after hello', async () => {
    const page = await openLive(served.url, ann.cookie)
    page.send({ type: 'ping' })
    expect(await page.until(() => true)).toEqual({ type: 'pong' })
  })
})

describe('the socket', () => {
  test('is opened for nobody without a session, and from no other site', async () => {
    await expect(openLive(served.url, null)).rejects.toThrow('401')
    await expect(openLive(served.url, 'throughline.session_token=made.up')).rejects.toThrow('401')
    await expect(openLive(served.url, ann.cookie, { origin: 'https://evil.example' })).rejects.toThrow('403')
  })

  test('serves only the workspace of the session', async () => {
    const page = await openLive(served.url, ann.cookie)
    page.send({ ...(await helloOf(served.url, ann)), workspace: 'wsp_00000000' })
    expect(await page.until(() => true)).toMatchObject({ type: 'closed' })
    expect(await page.closed).toBe(4401)
  })

  test('is closed at once when its session signs out, and others stay', async () => {
    const other = await signIn(served.url)
    const page = await joinLive(served.url, ann)
    const stays = await joinLive(served.url, other)
    await post(`${served.url}/api/v1/sign-out`, {}, { cookie: ann.cookie })
    expect(await page.closed).toBe(4401)
    expect(page.messages.at(-1)).toMatchObject({ type: 'closed' })
    await expect(openLive(served.url, ann.cookie)).rejects.toThrow('401')
    await done(stays, [create('still here')])
  })

  test('takes no batch before hello, and nothing that is not of the protocol', async () => {
    const early = await openLive(served.url, ann.cookie)
    early.run({ id: nextId(), commands: [create('a')], note: null })
    expect(await early.closed).toBe(1008)
    const odd = await openLive(served.url, ann.cookie)
    odd.send('{"type":"run","batch":{"id":"x"}}')
    expect(await odd.closed).toBe(1007)
  })

  test('is closed when it is flooded, and the others are served', async () => {
    const page = await joinLive(served.url, ann)
    const flood = await joinLive(served.url, ann)
    for (let n = 0; n < 3_000; n++) flood.send({ type: 'ping' })
    expect(await flood.closed).toBe(4429)
    await done(page, [create('still served')])
  })

  test('is closed when it sends more than the server would keep, though few messages', {
    timeout: 60_000,
  }, async () => {
    // Where no time goes by, nothing is forgiven, however slowly the machine sends.
    const time = Date.now()
    await restart(served.dataDir, { now: () => time })
    const page = await joinLive(served.url, ann)
    const flood = await joinLive(served.url, ann)
    const padded = JSON.stringify({ type: 'ping', padding: 'x'.repeat(1_000_000) })
    for (let n = 0; n < 110; n++) flood.send(padded)
    expect(await flood.closed).toBe(4429)
    await done(page, [create('still served')])
  })

  test('takes a long batch in parts, in line with what comes before and after it, and no long message', async () => {
    const page = await joinLive(served.url, ann)
    const long = Array.from({ length: 40 }, (_, n) => create(`long ${n}`))
    const typed = 'ä"\\😀'.repeat(5_000)
    for (const { input } of long) Object.assign(input as object, { description: typed })
    const [first, second, third] = [nextId(), nextId(), nextId()] as const
    page.run({ id: first, commands: [create('before')], note: null })
    page.run({ id: second, commands: long, note: null })
    page.run({ id: third, commands: [create('after')], note: null })
    const made = await Promise.all([first, second, third].map((id) => page.commitOf(id)))
    expect(made.map(({ seq }) => seq - made[0]!.seq)).toEqual([0, 1, 2])
    const { item } = long.at(-1)!.input as { item: string }
    const get = (path: string) =>
      fetch(`${served.url}/api/v1/${path}`, { headers: { cookie: ann.cookie } }).then((answer) =>
        answer.json(),
      )
    const { description } = (await get(`records/item/${item}`)) as { description: string }
    expect(((await get(`documents/${description}`)) as { text: string }).text).toBe(typed)
    page.send(JSON.stringify({ type: 'ping', padding: 'x'.repeat(1_048_576) }))
    expect(await page.closed).toBe(1009)
  })

  test('is closed so that the page comes back when the server stops', async () => {
    const page = await joinLive(served.url, ann)
    await restart(served.dataDir)
    expect(await page.closed).toBe(1012)
  })
})

/** Stops the server and starts another one on the same folder, which then goes with it. */
async function restart(dataDir: string, options: ServeOptions = {}): Promise<void> {
  await served.stop({ keep: true })
  served = await serve({ dataDir, ...options })
}
