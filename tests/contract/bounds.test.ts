import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { bounds } from '#server/bounds/bounds.ts'
import { giveRole, join, modelToJoin } from '#tests/support/join.ts'
import { joinLive, openLive } from '#tests/support/live-client.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

const product = testId('product')
const tight = {
  ...bounds,
  ...{ headMs: 300, lookMs: 100, stalledLooks: 3, lateLooks: 3, helloMs: 2_000 },
  ...{ answersAtOnce: 4, answersAmongOthers: 4, answersWaiting: 4, answerBytes: 4_000_000 },
  // So that it is places that run out, and no budget.
  ...{ workAtOnce: 20_000, stepsAtOnce: 100_000, bytesAtOnce: 10_000_000_000 },
}
let served: Served
let owner: Person
let reader: Person

beforeAll(async () => {
  served = await serve({ model: modelToJoin, bounds: tight, allowedHosts: ['plan.internal'] })
  owner = await claim(served)
  reader = await join(served, owner, 'Rita')
  await did(owner, 'create-product', { product, name: 'Trail', key: 'TR' })
  await giveRole(served, owner, product, reader, 'viewer')
  const title = 'x'.repeat(900)
  const commands = Array.from({ length: 1_500 }, () => ({
    name: 'create-item',
    input: { item: testId('item'), product, title },
  }))
  expect((await post(`${served.url}/api/v1/batches`, { commands }, { cookie: owner.cookie })).status).toBe(
    200,
  )
}, 60_000)
afterAll(async () => {
  expect(served.faults).toEqual([])
  await served.stop()
})

async function did(who: Person, name: string, input: object): Promise<Response> {
  const answer = await post(`${served.url}/api/v1/commands/${name}`, input, { cookie: who.cookie })
  expect(answer.status).toBe(200)
  return answer
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.url}${path}`, { headers: { cookie: owner.cookie, ...headers } })

/** A connection that has sent that much, and hears nothing unless it is asked. */
async function line(
  text: string,
): Promise<{ socket: Socket; heard: () => string; closed: Promise<unknown> }> {
  const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  // It may be closed by the other side while something is on its way, which is no fault of the test.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await once(socket, 'connect')
  socket.write(text)
  return { socket, heard: () => heard, closed }
}

const head = (path: string, who: Person, more = '', method = 'GET') =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: ${who.cookie}\r\n${more}\r\n`

test('a reader who does not read is told in words to come back, keeps nobody waiting, and is cut off', {
  timeout: 60_000,
}, async () => {
  const ask = head('/api/v1/records/item?limit=1000', reader)
  const lines = await Promise.all(Array.from({ length: 12 }, () => line(ask)))
  for (const { socket } of lines) socket.pause()
  // Until it is more than the system keeps for a connection by itself.
  const asking = setInterval(() => {
    for (const { socket } of lines) if (socket.writable) socket.write(ask)
  }, 10)
  const asReader = () => get('/api/v1/records/item?limit=1', { cookie: reader.cookie })
  let refused: Response
  do refused = await asReader()
  while (refused.status !== 429)
  clearInterval(asking)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(((await refused.json()) as { detail: string }).detail).toMatch(/try again in 5 seconds/i)
  expect((await get('/api/v1/me')).status).toBe(200)
  // They are still not reading: what they had asked for has been let go of.
  while ((await asReader()).status !== 200) await pause(50)
  for (const { socket } of lines) socket.destroy()
})

test('a body that nobody will read is left lying: the answer says so, and the line is closed', async () => {
  const ask = head('/api/v1/no-such-door', reader, 'Content-Length: 500000\r\n', 'POST')
  const large = await line(`${ask}${' '.repeat(100_000)}`)
  await large.closed
  expect(large.heard()).toMatch(/^HTTP\/1.1 404 .*connection: close/is)
  const small = await line(`${ask.replace('500000', '5')}12345${head('/api/v1/me', reader)}`)
  while (!/HTTP\/1.1 200/.test(small.heard())) await pause(10)
  small.socket.destroy()
})

describe('a page of an answer', () => {
  test('ends where it would be too large, and the next one goes on there', async () => {
    const seen = new Set<string>()
    let pages = 0
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      const text = await (
        await get(`/api/v1/records/item?limit=1000&product=${product}${cursor && `&cursor=${cursor}`}`)
      ).text()
      expect(text.length).toBeLessThan(400_000)
      const page = JSON.parse(text) as { records: { id: string }[]; next_cursor: string | null }
      for (const { id } of page.records) seen.add(id)
      cursor = page.next_cursor
    }
    expect(seen.size).toBe(1_500)
    expect(pages).toBeGreaterThan(3)
  })

  test('of found items goes on at the place that it names', async () => {
    const seen = new Set<string>()
    for (let after: number | null = 0; after !== null; ) {
      const answer = await get(`/api/v1/queries/items?product=${product}&limit=1000&after=${after}`)
      const page = (await answer.json()) as { items: { id: string }[]; next: number | null }
      for (const { id } of page.items) seen.add(id)
      after = page.next
    }
    expect(seen.size).toBe(1_500)
  })

  test('of long texts names those that are left', { timeout: 60_000 }, async () => {
    const made: string[] = []
    for (let n = 0; n < 30; n++) {
      const answer = await did(owner, 'create-item', {
        product,
        title: `${n}`,
        description: 'y'.repeat(60_000),
      })
      const { commit } = (await answer.json()) as {
        commit: { changes: { after: { description?: string } }[] }
      }
      made.push(...commit.changes.flatMap(({ after }) => after?.description ?? []))
    }
    expect(made).toHaveLength(30)
    const seen = new Set<string>()
    let rest = made
    while (rest.length > 0) {
      const answer = await post(`${served.url}/api/v1/documents`, { ids: rest }, { cookie: owner.cookie })
      const { documents, left } = (await answer.json()) as { documents: { id: string }[]; left: string[] }
      expect(left.length).toBeLessThan(rest.length)
      for (const { id } of documents) seen.add(id)
      rest = left
    }
    expect(seen.size).toBe(30)
  })

  test('that is one snapshot is the same whether it is unzipped by the server or by the reader', async () => {
    const path = `/api/v1/snapshot?scope=${product}.backlog`
    const [zipped, plain] = await Promise.all([get(path), get(path, { 'accept-encoding': 'identity' })])
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe(await zipped.text())
  })
})

describe('a connection', () => {
  test.each([
    ['whose head comes byte by byte', 'GET / HTTP/1.1\r\nX: '],
    ['that says nothing', ''],
  ])('%s is ended', { timeout: 30_000 }, async (_, begun) => {
    const { socket, closed } = await line(begun)
    const drip = begun && setInterval(() => socket.write('a'), 50)
    await closed
    clearInterval(drip as never)
  })

  test('whose body comes byte by byte is ended, and one that goes on is not', {
    timeout: 30_000,
  }, async () => {
    const path = '/api/v1/commands/edit-item'
    const slow = await line(head(path, owner, 'Content-Length: 9000\r\n', 'POST'))
    const drip = setInterval(() => slow.socket.write(' '), 50)
    const steady = await line(head(path, owner, 'Content-Length: 40000\r\n', 'POST'))
    await Promise.all([
      slow.closed,
      (async () => {
        for (let n = 0; n < 10; n++) {
          steady.socket.write(' '.repeat(4_000))
          await pause(80)
        }
      })(),
    ])
    clearInterval(drip)
    expect(slow.heard()).toMatch(/^(HTTP\/1.1 408|$)/)
    while (steady.heard() === '') await pause(20)
    expect(steady.heard()).toMatch(/^HTTP\/1.1 400/)
    steady.socket.destroy()
  })
})

describe('a name that is not ours', () => {
  const names = ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example']

  test.each(names)('such as %s is asked in vain, at every door', async (host) => {
    for (const path of ['/', '/api/v1/me', '/api/openapi.json']) {
      const { heard, closed } = await line(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${owner.cookie}\r\nConnection: close\r\n\r\n`,
      )
      await closed
      expect(heard()).toMatch(/^HTTP\/1.1 421 /)
      expect(heard()).toMatch(/ALLOWED_HOSTS/)
    }
    await expect(openLive(served.url, owner.cookie, { host, origin: `http://${host}` })).rejects.toThrow(
      '421',
    )
    const key = Buffer.alloc(16).toString('base64')
    const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}`
    const socket = await line(`GET /live HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n\r\n`)
    await socket.closed
    expect(socket.heard()).toMatch(/^HTTP\/1.1 421 .*ALLOWED_HOSTS/s)
  })

  test('may not write, whatever it says of where it comes from', async () => {
    const body = '{}'
    const { heard, closed } = await line(
      `POST /api/v1/commands/create-product HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nX-Forwarded-Host: localhost\r\nConnection: close\r\nContent-Length: 2\r\nCookie: ${owner.cookie}\r\n\r\n${body}`,
    )
    await closed
    expect(heard()).toMatch(/^HTTP\/1.1 421 /)
  })

  test('is one of ours when it was allowed', async () => {
    const { heard, closed } = await line(
      `GET /api/v1/me HTTP/1.1\r\nHost: plan.internal\r\nConnection: close\r\nCookie: ${owner.cookie}\r\n\r\n`,
    )
    await closed
    expect(heard()).toMatch(/^HTTP\/1.1 200 /)
  })
})

describe('a socket', () => {
  test('that never says hello is closed', { timeout: 30_000 }, async () => {
    const silent = await openLive(served.url, owner.cookie)
    expect(await silent.closed).toBe(1008)
  })

  test('whose message is nested without end is closed, and no fault', async () => {
    const page = await joinLive(served.url, owner)
    page.send(`{"type":"run","batch":${'['.repeat(200_000)}`)
    expect(await page.closed).toBe(1007)
  })

  test('that never ends its messages holds no more than a share of what all may', {
    timeout: 60_000,
  }, async () => {
    const whole = new WebSocket(`${served.url.replace('http', 'ws')}/live`, {
      headers: { cookie: reader.cookie, origin: served.url },
    })
    whole.on('error', () => {})
    whole.on('open', () => whole.send(' '.repeat(20 * 1024 * 1024), { fin: false }, () => {}))
    // It may be cut off while it still sends, and then does not hear why.
    expect([1009, 1006]).toContain(await new Promise<number>((resolve) => whole.on('close', resolve)))
    // Nor in parts, of which the last does not come.
    const opened = await Promise.all(Array.from({ length: 4 }, () => joinLive(served.url, reader)))
    for (let n = 0; n < 45; n++)
      for (const page of opened) page.send({ type: 'part', text: ' '.repeat(250_000), isLast: false })
    expect(await Promise.race(opened.map(({ closed }) => closed))).toBe(4429)
    expect((await get('/api/v1/me')).status).toBe(200)
    for (const page of opened) page.close()
  })
})

describe('a member who goes on and on while others are there', () => {
  test('is held to their budget also when they come back on another socket, and others are not', {
    timeout: 60_000,
  }, async () => {
    const one = await serve({
      model: modelToJoin,
      bounds: { ...bounds, stepsASecond: 1, stepsAtOnce: 50, patienceMs: 0 },
    })
    const ann = await claim(one)
    const bob = await join(one, ann, 'Bob')
    const ping = (who: Person) => fetch(`${one.url}/api/v1/me`, { headers: { cookie: who.cookie } })
    const statuses = async (who: Person, count: number) => {
      const all: number[] = []
      for (let n = 0; n < count; n++) all.push((await ping(who)).status)
      return all
    }
    await ping(bob)
    expect(await statuses(ann, 70)).toContain(429)
    const again = await ping(ann)
    expect(again.status).toBe(429)
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(((await again.json()) as { code: string }).code).toBe('too-fast')
    expect((await ping(bob)).status).toBe(200)
    expect(one.faults).toEqual([])
    await one.stop()
  })

  test('is held to nothing while nobody else is there', async () => {
    const one = await serve({ bounds: { ...bounds, stepsASecond: 1, stepsAtOnce: 10 } })
    const ann = await claim(one)
    for (let n = 0; n < 40; n++) {
      const answer = await fetch(`${one.url}/api/v1/me`, { headers: { cookie: ann.cookie } })
      expect(answer.status).toBe(200)
    }
    await one.stop()
  })
})

test('two thousand moves among two thousand releases are stopped and refused, and nothing of them is done', {
  timeout: 120_000,
}, async () => {
  const long = testId('product')
  await did(owner, 'create-product', { product: long, name: 'Long', key: 'LG' })
  const releases = Array.from({ length: 2_000 }, () => testId('release'))
  for (let at = 0; at < releases.length; at += 100) {
    const commands = releases.slice(at, at + 100).map((release) => ({
      name: 'create-release',
      input: { release, goal: testId('goal'), product: long, text: 'Goal' },
    }))
    expect((await post(`${served.url}/api/v1/batches`, { commands }, { cookie: owner.cookie })).status).toBe(
      200,
    )
  }
  // Whoever has just done so much is made to wait, so somebody else is asked.
  const seqNow = async () => {
    const answer = await get('/api/v1/me', { cookie: reader.cookie })
    return ((await answer.json()) as { seq: number }).seq
  }
  const seq = await seqNow()
  const commands = releases.map((release, n) => ({
    name: 'move-release',
    input: { release, after: n % 2 ? null : releases.at(n === 1_999 ? 0 : -1) },
  }))
  const answer = await post(`${served.url}/api/v1/batches`, { commands }, { cookie: owner.cookie })
  expect(answer.status).toBe(413)
  expect(((await answer.json()) as { code: string }).code).toBe('too-costly')
  expect(await seqNow()).toBe(seq)
})
