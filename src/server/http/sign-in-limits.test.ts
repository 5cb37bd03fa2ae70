import { afterAll, beforeAll, expect, test } from 'vitest'
import { ann, claim, type Person, post, type Served, serve } from '#tests/support/serve.ts'

let served: Served
let me: Person
beforeAll(async () => {
  served = await serve({ trustedProxies: ['127.0.0.1'] })
  me = await claim(served)
}, 60_000)
afterAll(async () => {
  expect(served.faults).toEqual([])
  await served.stop()
})

/** As it comes through the proxy from somebody at an address of their own. */
const signIn = (who: { name: string; password: string }, address: string) =>
  post(`${served.url}/api/v1/sign-in`, who, { 'x-forwarded-for': address })
// Wrong without being looked at for long.
const tooLong = 'x'.repeat(200)
const address = (n: number) => `198.51.100.${n}`

test('many wrong sign-ins at once hold nobody up who is signed in, and are not all taken', async () => {
  const order: string[] = []
  const wrong = Array.from({ length: 50 }, async (_, n) => {
    const answer = await signIn({ name: `Nobody ${n}`, password: 'wrong horse' }, address(n))
    order.push('sign-in')
    return answer
  })
  const asked = await fetch(`${served.url}/api/v1/me`, { headers: { cookie: me.cookie } })
  order.push('me')
  expect(asked.status).toBe(200)
  const answers = await Promise.all(wrong)
  // Most of those that were taken still waited for their turn.
  expect(order.slice(order.indexOf('me')).length).toBeGreaterThan(10)
  const busy = answers.filter(({ status }) => status === 503)
  expect(busy.length).toBeGreaterThan(10)
  expect(answers.every(({ status }) => status === 401 || status === 503)).toBe(true)
  expect(Number(busy[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await signIn(ann, address(200))).status).toBe(200)
}, 180_000)

test('wrong names from one address keep out nobody behind the same proxy', async () => {
  let last = 0
  for (let n = 0; n < 101; n++)
    last = (await signIn({ name: `Wrong ${n}`, password: tooLong }, address(201))).status
  expect(last).toBe(429)
  expect((await signIn(ann, address(202))).status).toBe(200)
}, 180_000)
