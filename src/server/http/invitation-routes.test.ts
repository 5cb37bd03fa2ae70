import { readdirSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InvitationSeen } from '#protocol/people-doors.ts'
import { join, modelToJoin } from '#tests/support/join.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

// Every request comes from another address, so that the limits are not what is tested here.
let asked = 0
const from = () => ({ 'x-forwarded-for': `203.0.${Math.floor(++asked / 200)}.${asked % 200}` })

let served: Served
let ann: Person
let olaf: Person
const product = testId('product')
const other = testId('product')

beforeAll(async () => {
  served = await serve({ model: modelToJoin, trustedProxies: ['127.0.0.1'] })
  ann = await claim(served)
  olaf = await join(served, ann, 'Olaf')
  await run(ann, 'create-product', { product, name: 'Trail', key: 'TR' })
  await run(ann, 'create-product', { product: other, name: 'Other', key: 'OT' })
  await run(ann, 'set-role', { product, member: olaf.member, role: 'owner' })
}, 60_000)
afterAll(async () => {
  expect(served.faults).toEqual([])
  await served.stop()
})

interface Answer {
  status: number
  body: Record<string, never> & { code?: string; link?: string; invitation?: InvitationSeen }
}

async function ask(who: Person | null, path: string, body: unknown = {}, method = 'POST'): Promise<Answer> {
  const answer = await fetch(`${served.url}/api/v1/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: served.url,
      ...from(),
      ...(who && { cookie: who.cookie }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
}
async function run(who: Person, name: string, input: unknown): Promise<void> {
  const answer = await post(`${served.url}/api/v1/commands/${name}`, input, { cookie: who.cookie })
  if (!answer.ok) throw new Error(await answer.text())
}
const give = (role: string, group = '', of = product) => ({ roles: [{ product: of, role, group }] })

async function invite(who: Person, given: object): Promise<{ id: string; token: string }> {
  const { status, body } = await ask(who, 'invitations', given)
  expect(status, JSON.stringify(body)).toBe(200)
  return { id: body.invitation!.id, token: body.link!.split('#')[1]! }
}
let people = 0
const somebody = () => ({ name: `Person ${++people}`, password: 'correct horse' })

async function accept(token: string, who = somebody()): Promise<Answer & { person: Person }> {
  const answer = await post(`${served.url}/api/v1/invitations/accept`, { token, ...who }, from())
  const body = await answer.json()
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { status: answer.status, body, person: { cookie, ...(body as Omit<Person, 'cookie'>) } }
}
const roleOf = async (who: Person, member: string, of = product) => {
  const { body } = await ask(who, `records/membership?product=${of}`, undefined, 'GET')
  const records = (body as unknown as { records: { member: string; role: string; group: string }[] }).records
  return records.find((membership) => membership.member === member)
}

describe('an invitation', { timeout: 60_000 }, () => {
  test('lets one person in, with the role that it gives, and tells who asks them and to what', async () => {
    const { token } = await invite(olaf, give('stakeholder', 'Sales'))
    expect(token).toMatch(/^[\w-]{32}$/)
    expect(await ask(null, 'invitations/look', { token })).toMatchObject({
      status: 200,
      body: {
        kind: 'join',
        madeBy: 'Olaf',
        admin: false,
        products: [{ name: 'Trail', role: 'stakeholder', group: 'Sales' }],
      },
    })
    const { status, person } = await accept(token, { name: 'Sally', password: 'correct horse' })
    expect(status).toBe(200)
    expect(await roleOf(person, person.member)).toMatchObject({ role: 'stakeholder', group: 'Sales' })
    expect((await accept(token)).body.code).toBe('bad-link')
    const [first] = (
      (await ask(olaf, 'invitations', undefined, 'GET')).body as never as { invitations: InvitationSeen[] }
    ).invitations
    expect(first).toMatchObject({ usedBy: person.member, madeBy: olaf.member, usedAt: expect.any(String) })
  })

  test('is won by one of a hundred who accept it at once', async () => {
    const { token } = await invite(ann, give('team'))
    const answers = await Promise.all(Array.from({ length: 100 }, () => accept(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'bad-link')).toHaveLength(99)
    const { body } = await ask(ann, 'records/member?limit=1000', undefined, 'GET')
    const names = (body as never as { records: { name: string }[] }).records.map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('Person'))).toHaveLength(1)
  })

  test('that is wrong, used, taken back, over, or whose maker has lost the right is no good, and all the same', async () => {
    const used = await invite(ann, give('team'))
    await accept(used.token)
    const revoked = await invite(ann, give('team'))
    expect((await ask(ann, `invitations/${revoked.id}`, undefined, 'DELETE')).status).toBe(204)
    const over = await invite(ann, give('team'))
    const db = new DatabaseSync(joinPath(served.dataDir, 'auth.db'))
    db.prepare('UPDATE invitation SET expiresAt = ? WHERE id = ?').run(Date.now() - 1, over.id)
    db.close()
    const lost = await invite(olaf, give('team'))
    await run(ann, 'set-role', { product, member: ann.member, role: 'owner' })
    const tokens = ['x'.repeat(32), '', used.token, revoked.token, over.token, lost.token]
    const answers = await Promise.all(tokens.map(async (token) => (await accept(token)).body))
    expect(answers[0]).toMatchObject({ status: 403, code: 'bad-link' })
    for (const one of answers) expect(one).toEqual(answers[0])
    for (const token of tokens)
      expect((await ask(null, 'invitations/look', { token })).body).toEqual(answers[0])
    await run(ann, 'set-role', { product, member: olaf.member, role: 'owner' })
    expect((await accept(lost.token)).status).toBe(200)
  })

  test('does not take a name that somebody has, and is good for another one', async () => {
    const { token } = await invite(ann, give('viewer'))
    const taken = await accept(token, { name: ' aNN ', password: 'correct horse' })
    expect([taken.status, taken.body.code]).toEqual([409, 'name-taken'])
    expect((await accept(token)).status).toBe(200)
  })

  test('may be made by who may give it, and by nobody else', async () => {
    expect((await ask(olaf, 'invitations', { admin: true })).body.code).toBe('not-allowed')
    expect((await ask(olaf, 'invitations', give('viewer', '', other))).body.code).toBe('not-allowed')
    const both = { roles: [...give('viewer').roles, ...give('viewer', '', other).roles] }
    expect((await ask(olaf, 'invitations', both)).body.code).toBe('not-allowed')
    const team = (await accept((await invite(ann, give('team'))).token)).person
    expect((await ask(team, 'invitations', give('viewer'))).body.code).toBe('not-allowed')
    expect((await ask(ann, 'invitations', { roles: [] })).body.code).toBe('nothing-given')
    expect((await ask(ann, 'invitations', give('owner'))).status).toBe(422)
  })

  test('is seen and taken back only by who may give it', async () => {
    const { id, token } = await invite(ann, give('viewer', '', other))
    const seen = (who: Person) => ask(who, 'invitations', undefined, 'GET')
    expect(JSON.stringify((await seen(olaf)).body)).not.toContain(id)
    expect(JSON.stringify((await seen(ann)).body)).toContain(id)
    expect((await ask(olaf, `invitations/${id}`, undefined, 'DELETE')).body.code).toBe('no-invitation')
    expect((await accept(token)).status).toBe(200)
    expect((await ask(ann, `invitations/${id}`, undefined, 'DELETE')).body.code).toBe('no-invitation')
  })

  test('makes an administrator when it says so', async () => {
    const { person } = await accept((await invite(ann, { admin: true })).token)
    expect((await ask(person, 'invitations', { admin: true })).status).toBe(200)
  })

  test('gives somebody who is here what they have not, and takes nothing away', async () => {
    const { person } = await accept((await invite(ann, give('team'))).token)
    const less = await invite(ann, { roles: [...give('viewer').roles, ...give('viewer', '', other).roles] })
    expect((await ask(person, 'invitations/take', { token: less.token })).status).toBe(204)
    expect((await roleOf(person, person.member))?.role).toBe('team')
    expect((await roleOf(person, person.member, other))?.role).toBe('viewer')
    expect((await ask(person, 'invitations/take', { token: less.token })).body.code).toBe('bad-link')
    const mine = await invite(ann, give('team'))
    expect((await ask(ann, 'invitations/take', { token: mine.token })).body.code).toBe('nothing-new')
    expect((await accept(mine.token)).status).toBe(200)
  })

  test('leaves its token in no file, and in no address', async () => {
    const { token } = await invite(ann, give('team'))
    await accept(token)
    const all = readdirSync(served.dataDir, { recursive: true, withFileTypes: true })
    const files = all.filter((one) => one.isFile())
    expect(files.length).toBeGreaterThan(2)
    for (const { parentPath, name } of files) {
      const text = readFileSync(joinPath(parentPath, name)).toString('latin1')
      expect(text.includes(token), name).toBe(false)
    }
  })
})

describe('a link for a new password', { timeout: 60_000 }, () => {
  const resetting = async (token: string, password = 'another horse') =>
    post(`${served.url}/api/v1/invitations/reset`, { token, password }, from())

  test('ends all sessions, lets its member in once, and the old password no more', async () => {
    const who = somebody()
    const { person } = await accept((await invite(ann, give('team'))).token, who)
    const { body } = await ask(ann, `members/${person.member}/password-link`)
    const token = body.link!.split('#')[1]!
    expect(body.invitation).toMatchObject({ kind: 'reset', member: person.member })
    expect((await ask(null, 'invitations/look', { token })).body).toMatchObject({
      kind: 'reset',
      name: who.name,
    })
    expect((await accept(token)).body.code).toBe('bad-link')
    expect((await ask(person, 'me', undefined, 'GET')).status).toBe(200)
    const answer = await resetting(token)
    expect(await answer.json()).toMatchObject({ member: person.member })
    expect((await ask(person, 'me', undefined, 'GET')).status).toBe(401)
    expect((await ask(null, 'sign-in', who)).status).toBe(401)
    expect((await ask(null, 'sign-in', { ...who, password: 'another horse' })).status).toBe(200)
    expect((await resetting(token)).status).toBe(403)
  })

  test('is made by administrators, for who has an account', async () => {
    expect((await ask(olaf, `members/${ann.member}/password-link`)).body.code).toBe('not-allowed')
    expect((await ask(ann, `members/${testId('member')}/password-link`)).body.code).toBe('no-account')
    expect((await ask(ann, 'members/none/password-link')).body.code).toBe('no-account')
  })
})

test('who is removed is signed out at once, cannot sign in, and opens no link', {
  timeout: 60_000,
}, async () => {
  const who = somebody()
  const { person } = await accept((await invite(ann, give('team'))).token, who)
  const { body } = await ask(ann, `members/${person.member}/password-link`)
  await run(ann, 'remove-member', { member: person.member })
  expect((await ask(person, 'me', undefined, 'GET')).status).toBe(401)
  expect((await ask(null, 'sign-in', who)).status).toBe(401)
  const reset = { token: body.link!.split('#')[1]!, password: 'another horse' }
  expect((await ask(null, 'invitations/reset', reset)).body.code).toBe('bad-link')
  const { token } = await invite(ann, give('team'))
  expect((await accept(token, who)).status).toBe(200)
})
