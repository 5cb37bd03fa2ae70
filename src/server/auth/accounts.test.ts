import { createHmac } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Accounts, openAccounts } from './accounts.ts'
import type { SignedIn } from './session.ts'

const ann = { workspace: 'wsp_1', member: 'mbr_ann' }
const bob = { workspace: 'wsp_1', member: 'mbr_bob' }
const here = { address: '203.0.113.7', userAgent: 'curl/8.5.0' }
const day = 24 * 60 * 60_000

let dataDir: string
let accounts: Accounts
let clock: number
let closed: string[]

function open(secret = 'a'.repeat(64)): Accounts {
  return openAccounts({
    dataDir,
    secret,
    baseUrl: 'http://127.0.0.1:3000',
    now: () => clock,
    onSignOut: (session) => closed.push(session),
  })
}
// Passwords are slow on purpose, and a busy machine takes its time: the two accounts are made once.
const prepared = mkdtempSync(join(tmpdir(), 'throughline-test-'))
beforeAll(async () => {
  dataDir = prepared
  clock = Date.now()
  accounts = open()
  await accounts.create('Ann', await accounts.hash('correct horse'), ann)
  await accounts.create('Bob', await accounts.hash('battery staple'), bob)
  accounts.close()
}, 60_000)
afterAll(() => rmSync(prepared, { recursive: true, force: true }))
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  cpSync(prepared, dataDir, { recursive: true })
  clock = Date.now()
  closed = []
  accounts = open()
})
afterEach(() => {
  accounts.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function signIn(whose = ann, password = 'correct horse'): Promise<SignedIn & { cookie: string }> {
  const done = await accounts.signIn(whose, password, here)
  if (!done) throw new Error('not signed in')
  return { ...done, cookie: done.cookies[0]!.split(';')[0]! }
}
const tokenIn = (cookie: string) => decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!

describe('a session', { timeout: 60_000 }, () => {
  test('is found by its cookie, also after a restart, and tells whose it is', async () => {
    const { cookie, session } = await signIn()
    expect(session).toMatchObject(ann)
    accounts.close()
    accounts = open()
    expect(await accounts.session(cookie)).toEqual(session)
    expect(await accounts.session('throughline.session_token=made.up')).toBeNull()
  })

  test('is kept without its token, and what is kept opens nothing', async () => {
    const { cookie, session } = await signIn()
    const files = readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file)).toString('latin1'))
    expect(tokenIn(cookie)).toMatch(/^\w{32}$/)
    expect(files.join('\n')).not.toContain(tokenIn(cookie))
    const db = new DatabaseSync(join(dataDir, 'auth.db'), { readOnly: true })
    const { token } = db.prepare('SELECT token FROM session WHERE id = ?').get(session.id) as {
      token: string
    }
    db.close()
    expect(await accounts.session(cookie.replace(tokenIn(cookie), encodeURIComponent(token)))).toBeNull()
  })

  test('lasts as long as it is used', async () => {
    const { cookie } = await signIn()
    expect((await accounts.renew(cookie))?.cookies).toEqual([])
    const db = new DatabaseSync(join(dataDir, 'auth.db'))
    const soon = new Date(Date.now() + 2 * day).toISOString()
    db.exec(`UPDATE session SET expiresAt = '${soon}'`)
    const renewed = await accounts.renew(cookie)
    expect(renewed?.cookies[0]).toContain(tokenIn(cookie))
    const { expiresAt } = db.prepare('SELECT expiresAt FROM session').get() as { expiresAt: string }
    db.close()
    expect(expiresAt > soon).toBe(true)
    expect(await accounts.session(cookie)).toMatchObject(ann)
  })

  test('ends when it signs out, and what is open on it is told', async () => {
    const { cookie, session } = await signIn()
    await accounts.session(cookie)
    await accounts.signOut(cookie)
    expect(closed).toEqual([session.id])
    expect(await accounts.session(cookie)).toBeNull()
    expect(accounts.isOpen(session.id)).toBe(false)
  })

  test('is listed with when and from where, the last used first, and only to whom it belongs', async () => {
    const first = await signIn()
    const second = await signIn()
    await signIn(bob, 'battery staple')
    clock += 10 * 60_000
    await accounts.session(first.cookie)
    const rows = await accounts.sessionsOf(ann)
    expect(rows.map(({ id }) => id)).toEqual([first.session.id, second.session.id])
    expect(rows[0]).toMatchObject({ ipAddress: here.address, userAgent: here.userAgent })
    expect(rows[0]!.updatedAt).toBe(new Date(clock).toISOString())
    expect(JSON.stringify(rows)).not.toMatch(/token|sha256/)
  })

  test('is ended by nobody else', async () => {
    const { cookie, session } = await signIn()
    expect(accounts.endSession(bob, session.id)).toBe(false)
    expect(accounts.endSessions(bob, null)).toBe(0)
    expect(await accounts.session(cookie)).toMatchObject(ann)
    expect(accounts.endSession(ann, session.id)).toBe(true)
    expect(await accounts.session(cookie)).toBeNull()
    expect(accounts.endSession(ann, session.id)).toBe(false)
    expect(closed).toEqual([session.id])
  })
})

describe('a password', { timeout: 60_000 }, () => {
  test('is wrong for others, and for nobody', async () => {
    expect(await accounts.signIn(bob, 'correct horse', here)).toBeNull()
    expect(await accounts.signIn(null, 'correct horse', here)).toBeNull()
    expect(await accounts.signIn(ann, 'x'.repeat(400), here)).toBeNull()
  })

  test('that is changed ends the other sessions, and this one goes on with a new token', async () => {
    const other = await signIn()
    const mine = await signIn()
    await accounts.session(other.cookie)
    const change = { current: 'correct horse', next: 'another horse', from: here }
    const cookies = await accounts.changePassword(ann, mine.session.id, change)
    const cookie = cookies![0]!.split(';')[0]!
    expect(closed).toEqual([other.session.id])
    expect(tokenIn(cookie)).not.toBe(tokenIn(mine.cookie))
    expect(await accounts.session(cookie)).toEqual(mine.session)
    expect(await accounts.session(mine.cookie)).toBeNull()
    expect(await accounts.session(other.cookie)).toBeNull()
    expect(await accounts.signIn(ann, 'correct horse', here)).toBeNull()
    expect(await accounts.signIn(ann, 'another horse', here)).not.toBeNull()
  })

  test('is not changed by who does not know it', async () => {
    const { session, cookie } = await signIn()
    const change = { current: 'wrong horse', next: 'another horse', from: here }
    expect(await accounts.changePassword(ann, session.id, change)).toBeNull()
    expect(await accounts.session(cookie)).toEqual(session)
    expect(await accounts.signIn(ann, 'correct horse', here)).not.toBeNull()
  })

  test('that is set anew ends every session, and with what is done alongside or not at all', async () => {
    const { session, cookie } = await signIn()
    const fail = () => {
      throw new Error('used')
    }
    await expect(accounts.setPassword(ann, 'another horse', fail)).rejects.toThrow('used')
    expect(await accounts.session(cookie)).toEqual(session)
    await accounts.setPassword(ann, 'another horse', () => {})
    expect(closed).toEqual([session.id])
    expect(await accounts.session(cookie)).toBeNull()
    expect(await accounts.signIn(ann, 'another horse', here)).not.toBeNull()
  })
})

describe('an account', { timeout: 60_000 }, () => {
  test('that was cut short in the making belongs to nobody, and is made again', async () => {
    const cat = { workspace: 'wsp_1', member: 'mbr_cat' }
    const fail = () => {
      throw new Error('killed')
    }
    const hash = await accounts.hash('second horse')
    await expect(accounts.create('Cat', 'no hash', cat, fail)).rejects.toThrow('killed')
    expect(accounts.has(cat)).toBe(false)
    expect(await accounts.signIn(cat, 'second horse', here)).toBeNull()
    await accounts.create('Cat', hash, cat)
    expect(await accounts.signIn(cat, 'second horse', here)).not.toBeNull()
  })
})

test('people who were signed in with the first version stay so', { timeout: 60_000 }, async () => {
  const released = join(import.meta.dirname, '..', '..', '..', 'tests', 'upgrade', 'schema-1')
  accounts.close()
  writeFileSync(join(dataDir, 'auth.db'), gunzipSync(readFileSync(join(released, 'auth.db.gz'))))
  for (const file of ['auth.db-wal', 'auth.db-shm']) rmSync(join(dataDir, file), { force: true })
  const old = new DatabaseSync(join(dataDir, 'auth.db'))
  const { token } = old.prepare('SELECT token FROM session').get() as { token: string }
  const { workspace, member } = old.prepare('SELECT workspace, member FROM user').get() as typeof ann
  old.exec(`UPDATE session SET expiresAt = '${new Date(clock + day).toISOString()}'`)
  old.close()
  const secret = readFileSync(join(released, 'secret'), 'utf8').trim()
  accounts = open(secret)
  // As the first version signed what it gave the browser.
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const cookie = `throughline.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  expect(await accounts.session(cookie)).toMatchObject({ workspace, member })
  expect(await accounts.signIn({ workspace, member }, 'correct horse', here)).not.toBeNull()
})
