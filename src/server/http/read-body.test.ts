import { expect, test } from 'vitest'
import { post } from '#tests/support/serve.ts'
import { serveTrailmix } from '#tests/support/trailmix-server.ts'
import { bounds } from '../bounds/bounds.ts'

test('JSON that is long to read waits until its sender may keep everybody waiting again, and is not read before', async () => {
  const world = await serveTrailmix({
    bounds: { ...bounds, shortWork: 0, longWorkAtOnce: 1, longWorkASecond: 0.01 },
  })
  const { ann, served } = world
  const bob = await world.seat('Bob', 'team')
  const note = 'x'.repeat(1.5 * 1024 * 1024)
  const send = (body: object) => post(`${served.url}/api/v1/batches`, body, { cookie: ann.cookie })
  expect((await send({ commands: [], note })).status).toBe(422)
  await world.get(bob, '/api/v1/me')
  const later = await send({ commands: [], note })
  expect(later.status).toBe(429)
  expect(Number(later.headers.get('retry-after'))).toBeGreaterThan(bounds.patienceMs / 1_000)
  // What is short to read does not wait for it.
  expect((await send({ commands: [], note: null })).status).toBe(422)
  await served.stop()
})
