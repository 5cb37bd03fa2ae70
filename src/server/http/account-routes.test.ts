import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionSeen } from '#protocol/people-doors.ts'
import { join, modelToJoin } from '#tests/support/join.ts'
import { joinLive } from '#tests/support/live-client.ts'
import { claim, type Person, post, type Served, serve, signIn } from '#tests/support/serve.ts'

let served: Served
let ann: Person
let bob: Person
beforeAll(async () => {
  served = await serve({ model: modelToJoin })
  ann = await claim(served)
  bob = await join(served, ann, 'Bob')
}, 60_000)
afterAll(async () => {
  expect(served.faults).toEqual([])
  await served.stop()
})

const ask = (who: Person, method: string, path: string) =>
  fetch(`${served.url}/api/v1/account/${path}`, {
    method,
    headers: { cookie: who.cookie, origin: served.url },
  })
const change = (who: Person, current: string, password: string) =>
  post(`${served.url}/api/v1/account/password`, { current, password }, { cookie: who.cookie })
const status = async (who: Person) =>
  (await fetch(`${served.url}/api/v1/me`, { headers: { cookie: who.cookie } })).status
const sessionsOf = async (who: Person) =>
  ((await (await ask(who, 'GET', 'sessions')).json()) as { sessions: SessionSeen[] }).sessions

describe('the list of sessions', { timeout: 60_000 }, () => {
  test('says when and where one signed in, and which one this is', async () => {
    const other = await signIn(served.url)
    const sessions = await sessionsOf(other)
    expect(sessions).toHaveLength(2)
    expect(sessions.filter(({ current }) => current)).toHaveLength(1)
    for (const session of sessions) {
      expect(session).toMatchObject({ program: 'Node.js', address: '127.0.0.1' })
      expect(Math.abs(Date.parse(session.madeAt) - Date.now())).toBeLessThan(24 * 60 * 60_000)
    }
    expect(
      (await ask(other, 'DELETE', `sessions/${sessions.find(({ current }) => current)!.id}`)).status,
    ).toBe(204)
    expect(await status(other)).toBe(401)
  })

  test('holds no token', async () => {
    const text = JSON.stringify(await sessionsOf(ann))
    expect(text).not.toContain(decodeURIComponent(ann.cookie.split('=')[1]!).split('.')[0])
    expect(text).not.toContain('sha256')
  })

  test('is only one’s own, and so is what ends there', async () => {
    const [annsSession] = await sessionsOf(ann)
    expect((await sessionsOf(bob)).map(({ id }) => id)).not.toContain(annsSession!.id)
    const answer = await ask(bob, 'DELETE', `sessions/${annsSession!.id}`)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'no-session'])
    expect((await ask(bob, 'DELETE', 'sessions/none')).status).toBe(404)
    expect(await (await ask(bob, 'DELETE', 'sessions')).json()).toEqual({ ended: 0 })
    expect(await status(ann)).toBe(200)
  })
})

test('a session that is ended from another closes its page at once', { timeout: 60_000 }, async () => {
  const lost = await signIn(served.url)
  const page = await joinLive(served.url, lost)
  const closed = page.until(({ type }) => type === 'closed')
  const mine = (await sessionsOf(lost)).find(({ current }) => current)!
  expect((await ask(ann, 'DELETE', `sessions/${mine.id}`)).status).toBe(204)
  await closed
  expect(await status(lost)).toBe(401)
  expect(await status(ann)).toBe(200)
})

test('all others end at once when one asks for it', { timeout: 60_000 }, async () => {
  const others = [await signIn(served.url), await signIn(served.url)]
  expect(await (await ask(ann, 'DELETE', 'sessions')).json()).toEqual({ ended: 2 })
  for (const other of others) expect(await status(other)).toBe(401)
  expect(await status(ann)).toBe(200)
})

// Passwords are slow on purpose, and a busy machine takes its time.
describe('changing the password', { timeout: 60_000 }, () => {
  test('asks for the one there is', async () => {
    const wrong = await change(ann, 'wrong horse', 'another horse')
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([403, 'wrong-password'])
    expect((await change(ann, 'correct horse', 'short')).status).toBe(422)
    expect(await status(await signIn(served.url))).toBe(200)
  })

  test('ends the others and renews this one, whose open page stays', async () => {
    const other = await signIn(served.url)
    const otherPage = await joinLive(served.url, other)
    const closed = otherPage.until(({ type }) => type === 'closed')
    const page = await joinLive(served.url, ann)
    const answer = await change(ann, 'correct horse', 'another horse')
    expect(answer.status).toBe(204)
    await closed
    const renewed = { ...ann, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }
    expect(await Promise.all([ann, other, renewed].map(status))).toEqual([401, 401, 200])
    page.send({ type: 'ping' })
    await page.until(({ type }) => type === 'pong')
    await expect(signIn(served.url)).rejects.toThrow('wrong-sign-in')
    page.close()
  })

  test('cannot be used to guess it', async () => {
    for (let n = 0; n < 10; n++) expect((await change(bob, `guess ${n}`, 'another horse')).status).toBe(403)
    const answer = await change(bob, 'correct horse', 'another horse')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
