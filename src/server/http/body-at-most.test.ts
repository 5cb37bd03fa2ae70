import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { post } from '#tests/support/serve.ts'
import { serveTrailmix, type TrailmixServer } from '#tests/support/trailmix-server.ts'
import { bounds } from '../bounds/bounds.ts'

const MB = 1024 * 1024
let world: TrailmixServer

beforeAll(async () => {
  world = await serveTrailmix({
    bounds: { ...bounds, longWorkAtOnce: 20, longWorkASecond: 0.01 },
  })
}, 90_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

/** The head of the answer to a body of which only the first bytes are sent. */
function begun(head: string): Promise<string> {
  const { hostname, port, host } = new URL(world.served.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const who = `Host: ${host}\r\nOrigin: ${world.served.url}\r\nCookie: ${world.ann.cookie}\r\n`
      socket.write(`POST /api/v1/batches HTTP/1.1\r\n${who}${head}\r\n\r\n`)
      socket.write('5\r\n{"com\r\n')
    })
    socket.once('data', (bytes) => {
      socket.destroy()
      resolve(bytes.toString().split('\r\n\r\n')[0]!)
    })
    socket.once('error', reject)
  })
}

test('JSON that is long to read waits until its sender may keep everybody waiting, and nothing of it is taken in before', async () => {
  const { ann, served } = world
  const bob = await world.seat('Bob', 'team')
  const send = (body: object) => post(`${served.url}/api/v1/batches`, body, { cookie: ann.cookie })
  await world.get(bob, '/api/v1/me')
  expect((await send({ commands: [], note: 'x'.repeat(3 * MB) })).status).toBe(422)
  await world.get(bob, '/api/v1/me')
  for (const head of [`Content-Length: ${3 * MB}`, 'Transfer-Encoding: chunked']) {
    const answer = await begun(head)
    expect(answer).toMatch(/^HTTP\/1.1 429/)
    expect(Number(/retry-after: (\d+)/i.exec(answer)![1])).toBeGreaterThan(bounds.patienceMs / 1_000)
  }
  // What is short to read does not wait for it, nor does what has no body.
  expect((await send({ commands: [], note: null })).status).toBe(422)
  const nothing = await fetch(`${served.url}/api/v1/sign-out`, {
    method: 'POST',
    headers: { cookie: bob.cookie, origin: served.url },
  })
  expect(nothing.status).toBeLessThan(300)
})
