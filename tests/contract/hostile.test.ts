import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '#domain/commands.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import type { Role } from '#domain/people/membership.ts'
import { giveRole, join, modelToJoin } from '#tests/support/join.ts'
import { joinLive, type LiveClient, openLive } from '#tests/support/live-client.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

let served: Served
let owner: Person
let team: Person
let stakeholder: Person
const product = testId('product')
const item = testId('item')

beforeAll(async () => {
  served = await serve({ model: modelToJoin })
  owner = await claim(served)
  team = await join(served, owner, 'Theo')
  stakeholder = await join(served, owner, 'Sandra')
  await run(owner, 'create-product', { product, name: 'Trail', key: 'TR' })
  await giveRole(served, owner, product, team, 'team')
  await giveRole(served, owner, product, stakeholder, 'stakeholder')
  await run(owner, 'create-item', { item, product, title: 'Sign in' })
  for (const [role, who] of Object.entries({ owner, team, stakeholder }) as [Role, Person][])
    pages.set(role, await joinLive(served.url, who))
}, 90_000)
afterAll(async () => {
  for (const page of pages.values()) page.close()
  expect(served.faults).toEqual([])
  await served.stop()
})

const pages = new Map<Role, LiveClient>()
let batches = 0

/** The code of the refusal that a page is told; undefined when it is done. */
async function liveCode(role: Role, call: CommandCall): Promise<string | undefined> {
  const page = pages.get(role)!
  const id = `hostile-${++batches}`
  page.run({ id, commands: [call], note: null })
  const answer = await page.until(
    (message) =>
      (message.type === 'refused' && message.id === id) || (message.type === 'settled' && message.id === id),
  )
  return answer.type === 'refused' ? answer.refusal.code : undefined
}

interface Answer {
  status: number
  body: Record<string, unknown>
}

async function run(
  who: Person,
  name: string,
  input: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await post(`${served.url}/api/v1/commands/${name}`, input, {
    cookie: who.cookie,
    ...headers,
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const titleNow = async () => {
  const answer = await fetch(`${served.url}/api/v1/records/item/${item}`, {
    headers: { cookie: owner.cookie },
  })
  return ((await answer.json()) as { title: string }).title
}

/** Something that each command's schema takes, about records that are not there. */
const ids = Object.fromEntries((Object.keys(kinds) as Kind[]).map((kind) => [kind, testId(kind)])) as {
  [kind in Kind]: string
}
const inputs: { [command: string]: object } = {
  'create-workspace': { workspace: ids.workspace, name: 'W' },
  'add-member': { member: ids.member, name: 'Eve', administrator: true },
  'edit-member': { member: ids.member, administrator: true },
  'remove-member': { member: ids.member },
  'restore-member': { member: ids.member },
  'set-role': {
    ...{ product: ids.product, member: ids.member, role: 'team' },
    ...{ membership: ids.membership, former: testId('membership') },
  },
  'clear-role': { product: ids.product, member: ids.member },
  'create-product': { product: ids.product, name: 'P', key: 'PPP' },
  'edit-product': { product: ids.product, name: 'P' },
  'focus-release': { release: ids.release },
  'delete-product': { product: ids.product },
  'create-release': { release: ids.release, goal: ids.goal, product: ids.product, text: 'G' },
  'edit-release': { release: ids.release, name: 'R' },
  'move-release': { release: ids.release, after: null },
  'delete-release': { release: ids.release },
  'edit-goal': { goal: ids.goal, text: 'G' },
  'create-feature': { feature: ids.feature, goal: ids.goal, name: 'F' },
  'edit-feature': { feature: ids.feature, name: 'F' },
  'move-feature': { feature: ids.feature, goal: ids.goal, after: null },
  'delete-feature': { feature: ids.feature },
  'create-metric': { metric: ids.metric, goal: ids.goal, name: 'M' },
  'edit-metric': { metric: ids.metric, name: 'M' },
  'delete-metric': { metric: ids.metric },
  'create-item': { item: ids.item, product: ids.product, title: 'I' },
  'edit-item': { item: ids.item, title: 'I' },
  'put-release-first': { release: ids.release },
  'rank-item': { item: ids.item, after: null },
  'trace-items': { items: [ids.item], feature: null },
  'group-items': { items: [ids.item], theme: null },
  'delete-items': { items: [ids.item] },
  'create-theme': { theme: ids.theme, product: ids.product, name: 'T' },
  'edit-theme': { theme: ids.theme, name: 'T' },
  'delete-theme': { theme: ids.theme },
  'create-proposal': {
    ...{ proposal: ids.proposal, product: ids.product, title: { text: 'P' }, seq: 0 },
    suggestions: [
      {
        ...{ command: 'delete-items', input: { items: [ids.item] } },
        ...{ what: { text: 'Away' }, why: { text: 'Because' } },
      },
    ],
  },
  'tick-suggestions': { suggestions: [ids.suggestion], ticked: false },
  'apply-proposal': { proposal: ids.proposal },
  'delete-proposal': { proposal: ids.proposal },
  'revert-commit': { commit: 'nothing-of-the-kind' },
  'restore-record': { record: ids.item, commit: 'nothing-of-the-kind' },
  'withdraw-commit': { commit: 'nothing-of-the-kind' },
  'begin-step': { step: ids.step, product: ids.product, by: ids.member, label: 'L', total: 1 },
  'advance-step': { step: ids.step, done: 1 },
  'cancel-step': { step: ids.step },
  'undo-step': { step: ids.step, undo: testId('step') },
  'remember-choices': { habit: ids.habit, product: ids.product, source: 'csv', choices: {} },
  'delete-habit': { habit: ids.habit },
}

/** What the server alone does, and what administrators alone do. All else is somebody's in some product. */
const nobodys = ['create-workspace', 'add-member', 'withdraw-commit', 'begin-step', 'advance-step']
const administrating = ['remove-member', 'restore-member', 'create-product']

/** Written down apart from the commands, so that a right given away by mistake shows. */
function mayTry(role: Role, name: string): boolean {
  if (nobodys.includes(name)) return false
  return role === 'owner' || !administrating.includes(name)
}

describe('who may do what', () => {
  test('is written down for every command', () => {
    expect(Object.keys(inputs).sort()).toEqual(commands.map(({ name }) => name).sort())
  })

  test.each(commands.map(({ name }) => [name] as const))('holds for %s, over REST and live', async (name) => {
    const call = { name, input: inputs[name] }
    for (const [role, who] of Object.entries({ owner, team, stakeholder }) as [Role, Person][]) {
      const { body } = await run(who, name, call.input)
      const batch = await post(`${served.url}/api/v1/batches`, { commands: [call] }, { cookie: who.cookie })
      const codes = [body.code, ((await batch.json()) as Answer['body']).code, await liveCode(role, call)]
      const refused = codes.map((code) => code === 'not-allowed')
      expect(refused, `${role}: ${codes}`).toEqual(refused.map(() => !mayTry(role, name)))
    }
  })

  test('counts when it is tried, not when somebody signed in', async () => {
    const late = await join(served, owner, 'Lars')
    await giveRole(served, owner, product, late, 'team')
    const page = await joinLive(served.url, late)
    await giveRole(served, owner, product, late, 'stakeholder')
    page.run({
      id: 'after-demotion',
      commands: [{ name: 'edit-item', input: { item, title: 'Mine' } }],
      note: null,
    })
    const answer = await page.until(({ type }) => type === 'refused')
    // What they no longer see is answered like what is not there.
    expect(answer).toMatchObject({ id: 'after-demotion', refusal: { code: 'not-found' } })
    page.close()
    expect((await run(late, 'edit-item', { item, title: 'Mine' })).status).toBe(404)
    expect((await run(late, 'edit-product', { product, name: 'Mine' })).status).toBe(403)
    expect((await run(late, 'edit-member', { member: late.member, administrator: true })).status).toBe(403)
    expect(await titleNow()).toBe('Sign in')
  })
})

describe('the id of a step', () => {
  test('is its sender’s: from anybody else it is refused, and nothing is taken for done', async () => {
    const key = { 'idempotency-key': 'monday-0001' }
    const first = { item: testId('item'), product, title: 'Hers' }
    const second = { item: testId('item'), product, title: 'His' }
    const made = await run(owner, 'create-item', first, key)
    expect((await run(owner, 'create-item', first, key)).body).toMatchObject({
      again: true,
      commit: made.body.commit,
    })
    for (const who of [team, stakeholder]) {
      const { status, body } = await run(who, 'create-item', second, key)
      expect([status, body.code]).toEqual([409, 'id-taken'])
    }
    const page = pages.get('team')!
    page.run({ id: 'monday-0001', commands: [{ name: 'create-item', input: second }], note: null })
    expect(
      await page.until(
        ({ type, ...more }) => type === 'refused' && (more as { id: string }).id === 'monday-0001',
      ),
    ).toMatchObject({
      refusal: { code: 'id-taken' },
    })
  })
})

describe('another site', () => {
  const forged = { item, title: 'Forged' }

  test.each([
    ['an empty Authorization header', { authorization: '' }],
    ['a bearer token of nobody', { authorization: 'Bearer x' }],
    ['another scheme', { authorization: 'Basic eA==' }],
    ['a page without an origin', { origin: 'null' }],
    ['a form', { 'content-type': 'text/plain' }],
    ['a port beside ours', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing with our cookies and %s', async (_, headers) => {
    const sent = { origin: 'http://evil.example', ...headers }
    expect((await run(owner, 'edit-item', forged, sent)).status).toBe(403)
    const signOut = await post(`${served.url}/api/v1/sign-out`, {}, { cookie: owner.cookie, ...sent })
    expect(signOut.status).toBe(403)
    expect(await titleNow()).toBe('Sign in')
  })

  test('gets no socket with our cookies', async () => {
    for (const origin of [
      'http://evil.example',
      'null',
      `${served.url}.evil.example`,
      'http://127.0.0.1:1',
    ]) {
      await expect(openLive(served.url, owner.cookie, { origin })).rejects.toThrow('403')
    }
  })
})

test('an Authorization header that is no token is nobody, whatever cookies come along', async () => {
  for (const authorization of ['', 'Bearer', 'Bearer x', 'Basic eA==']) {
    const answer = await fetch(`${served.url}/api/v1/me`, {
      headers: { cookie: owner.cookie, authorization },
    })
    expect(answer.status, authorization).toBe(401)
  }
})

describe('a body', () => {
  const send = (body: BodyInit) =>
    fetch(`${served.url}/api/v1/commands/edit-item`, {
      method: 'POST',
      headers: { cookie: owner.cookie, origin: served.url },
      body,
    })

  test('that is not UTF-8 is refused rather than read as something else', async () => {
    const latin = Buffer.from(JSON.stringify({ item, title: 'Café' }), 'latin1')
    const answer = await send(latin as Uint8Array<ArrayBuffer>)
    expect([answer.status, ((await answer.json()) as Answer['body']).code]).toEqual([400, 'not-json'])
  })

  test.each([
    ['a number past all numbers', `{"item":"${item}","estimate":1e400}`, 422],
    ['not a number', `{"item":"${item}","estimate":NaN}`, 400],
    ['a text for a number', `{"item":"${item}","estimate":"3"}`, 422],
    ['its id in the prototype', `{"__proto__":{"item":"${item}"},"title":"Forged"}`, 422],
    ['the id of another kind', `{"item":"${product}","title":"Forged"}`, 404],
    ['an id with a line end', `{"item":"${item}\\n","title":"Forged"}`, 422],
    ['a list', '[]', 422],
    ['nothing', '', 400],
    ['a deep nest', `{"item":"${item}","title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 422],
  ])('with %s is refused', async (_, body, status) => {
    expect((await send(body)).status).toBe(status)
    expect(await titleNow()).toBe('Sign in')
  })

  test('cannot give an item an address that runs when it is opened', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', ' https://a.example', '//a.example']) {
      const source = { tool: 'csv', id: '1', url }
      const { status } = await run(owner, 'create-item', { product, title: 'Linked', source })
      expect(status, url).toBe(422)
    }
  })

  test('sets only what its command takes', async () => {
    const forged = {
      number: 99,
      rank: '0',
      createdAt: '1999-01-01T00:00:00Z',
      id: 'itm_forged00',
      nextNumber: 1,
    }
    const made = await run(owner, 'create-item', { product, title: 'Made' })
    const id = (made.body.created as { item: string }).item
    const read = async () =>
      (await fetch(`${served.url}/api/v1/records/item/${id}`, { headers: { cookie: owner.cookie } })).json()
    const before = await read()
    for (const [field, value] of Object.entries(forged)) {
      const about = { field }
      const create = await run(owner, 'create-item', { product, title: 'Made', [field]: value })
      expect(create).toMatchObject({ status: 422, body: { about } })
      const edit = await run(owner, 'edit-item', { item: id, [field]: value })
      expect(edit).toMatchObject({ status: 422, body: { about } })
    }
    const elsewhere = { item: id, product: testId('product') }
    expect((await run(owner, 'edit-item', elsewhere)).status).toBe(422)
    expect(await read()).toEqual(before)
  })
})

test('a short request cannot undo a long step a thousand times over', { timeout: 120_000 }, async () => {
  const batch = (id: string, calls: CommandCall[]) =>
    post(
      `${served.url}/api/v1/batches`,
      { id, commands: calls },
      { cookie: owner.cookie, prefer: 'return=minimal' },
    )
  const create = () => ({
    name: 'create-item',
    input: { item: testId('item'), product, title: 'One of many' },
  })
  const undo = { name: 'revert-commit', input: { commit: 'long-step' } }
  expect((await batch('long-step', Array.from({ length: 2_000 }, create))).status).toBe(200)
  const refused = await batch(
    'undo-often',
    Array.from({ length: 1_000 }, () => undo),
  )
  expect([refused.status, ((await refused.json()) as Answer['body']).code]).toEqual([413, 'too-large'])
  expect((await batch('undo-once', [undo])).status).toBe(200)
})

/** Writes to the port as no client would; resolves with what came back until the connection ended. */
async function speak(text: string, hangUpAfter?: number): Promise<string> {
  const { hostname, port } = new URL(served.url)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString()
  })
  socket.on('error', () => {})
  socket.write(text)
  if (hangUpAfter !== undefined) setTimeout(() => socket.destroy(), hangUpAfter)
  await once(socket, 'close')
  return heard
}

describe('a connection', () => {
  test.each(['commands/edit-item', 'imports?product=TR&name=a.csv', 'sign-in'])(
    'that is hung up while it sends to %s is no fault of the server',
    async (path) => {
      await speak(
        `POST /api/v1/${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: ${owner.cookie}\r\nContent-Length: 1000\r\n\r\n{"a"`,
        50,
      )
      // Whoever comes next is served after it was noticed.
      expect(await titleNow()).toBe('Sign in')
      expect(served.faults).toEqual([])
    },
  )

  test.each(['//', '/live/', '/%', 'http://', '*'])(
    'that asks for a socket at %s is turned away',
    async (path) => {
      const heard = await speak(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      )
      expect(heard).toMatch(/^HTTP\/1.1 404/)
    },
  )
})
