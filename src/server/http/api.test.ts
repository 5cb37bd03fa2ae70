import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '#domain/commands.ts'
import { defineCommand } from '#domain/kernel/command.ts'
import { planners } from '#domain/kernel/right.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { modelWith } from '#tests/support/model-with.ts'
import { ann, type Person, post, type Served, serve, signIn, testId } from '#tests/support/serve.ts'
import { publicRoutes } from './api.ts'

const failing = defineCommand({
  name: 'fail-badly',
  title: 'Fail',
  input: z.object({}),
  allow: planners,
  decide: () => {
    throw new Error('the secret of the house')
  },
})

let served: Served
let me: Person
const product = testId('product')
const items = Array.from({ length: 25 }, () => testId('item'))

beforeAll(async () => {
  served = await serve({ model: modelWith({ commands: [failing] }) })
})
afterAll(async () => {
  await served.stop()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.url}${path}`, { headers: { cookie: me.cookie, ...headers } })
const command = (name: string, input: unknown, headers: Record<string, string> = {}) =>
  post(`${served.url}/api/v1/commands/${name}`, input, { cookie: me.cookie, ...headers })
const json = async (answer: Response | Promise<Response>) =>
  (await (await answer).json()) as Record<string, unknown>

/** Every route under /api as the app has it, with something in the place of its parameters. */
function routes(): { method: string; path: string }[] {
  const found = served.app.http.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => ({
      method,
      path: path
        .replace(':kind', 'item')
        .replace(':id', items[0]!)
        .replace(':name', path.includes('queries') ? 'search' : 'create-item'),
    }))
  return [...new Map(found.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

describe('before there is anybody', () => {
  test('the first page of the link is the claim, and the code in it is not sent to the server', () => {
    expect(served.app.firstPath()).toMatch(/^\/claim#[\w-]{22}$/)
  })

  test('a wrong code is refused, and so is a short password', async () => {
    const url = `${served.url}/api/v1/claim`
    expect(await json(post(url, { code: 'x'.repeat(22), ...ann }))).toMatchObject({
      status: 403,
      code: 'wrong-code',
    })
    const code = served.app.firstPath().split('#')[1]
    expect(await json(post(url, { code, name: 'Ann', password: 'short' }))).toMatchObject({
      status: 422,
      code: 'malformed',
      errors: [{ field: 'password', reason: expect.stringContaining('8 characters') }],
    })
    expect(await json(fetch(`${served.url}/api/v1/me`))).toMatchObject({ code: 'signed-out', claimed: false })
  })

  test('whoever comes to sign in is told, without being turned away, whether anybody can', async () => {
    expect(await json(fetch(`${served.url}/api/v1/sign-in`))).toEqual({ claimed: false })
  })

  test('the code makes one owner, and then nobody', async () => {
    const code = served.app.firstPath().split('#')[1]
    const url = `${served.url}/api/v1/claim`
    const both = await Promise.all([
      post(url, { code, ...ann }),
      post(url, { code, name: 'Eve', password: 'wrong horse' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both[0]!.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i)
    expect(served.app.firstPath()).toBe('/')
    me = await signIn(served.url)
    expect(await json(get('/api/v1/me'))).toMatchObject({
      member: { name: 'Ann', administrator: true },
      via: 'rest',
    })
    await command('create-product', { product, name: 'Trail', key: 'TR' })
    const calls = items.map((item, n) => ({
      name: 'create-item',
      input: { item, product, title: `Item ${n}` },
    }))
    await post(`${served.url}/api/v1/batches`, { commands: calls }, { cookie: me.cookie })
  })
})

describe('somebody who is not signed in', () => {
  test('gets nothing at any route but those for signing in', async () => {
    const list = routes()
    expect(list.length).toBeGreaterThan(10)
    for (const { method, path } of list.filter((route) => !publicRoutes.includes(route.path))) {
      for (const headers of [
        {},
        { cookie: 'throughline.session_token=made.up' },
        { authorization: 'Bearer x' },
      ]) {
        const answer = await fetch(`${served.url}${path}`, {
          method,
          headers: { origin: served.url, ...headers },
        })
        expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 401`)
        expect(Object.keys(await json(answer)).sort()).toEqual([
          'claimed',
          'code',
          'detail',
          'status',
          'title',
          'type',
        ])
      }
    }
  })

  test('cannot tell which names there are', async () => {
    const url = `${served.url}/api/v1/sign-in`
    const answers = [
      await json(post(url, { name: 'Ann', password: 'not the password' })),
      await json(post(url, { name: 'Nobody', password: 'not the password' })),
      await json(post(url, { name: 'Ann', password: 'x'.repeat(400) })),
    ]
    expect(answers[0]).toMatchObject({ status: 401, code: 'wrong-sign-in' })
    expect(answers).toEqual(answers.map(() => answers[0]))
  })

  test('is told to wait after ten wrong guesses of a name, and so is the right password then', async () => {
    const url = `${served.url}/api/v1/sign-in`
    const guess = (password: string) => post(url, { name: 'Guessed', password })
    for (let n = 0; n < 10; n++) expect((await guess(`guess ${n}`)).status).toBe(401)
    const answer = await guess('again')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await post(url, ann)).status).toBe(200)
  })

  test('signs in whatever the case and width of the name', async () => {
    expect((await signIn(served.url, { ...ann, name: ' ａNN ' })).member).toBe(me.member)
  })
})

describe('a session', () => {
  test('ends when it signs out', async () => {
    const other = await signIn(served.url)
    const headers = { cookie: other.cookie }
    expect((await fetch(`${served.url}/api/v1/me`, { headers })).status).toBe(200)
    expect((await post(`${served.url}/api/v1/sign-out`, {}, headers)).status).toBe(204)
    expect((await fetch(`${served.url}/api/v1/me`, { headers })).status).toBe(401)
  })

  test('does nothing for another site', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await command('create-item', { product, title: 'x' }, headers as Record<string, string>)
      expect(await json(answer)).toMatchObject({ status: 403, code: 'cross-site' })
    }
  })
})

describe('commands over REST', () => {
  test('fill in ids that are left out, and say them', async () => {
    const done = await json(command('create-item', { product, title: 'A' }))
    expect(done).toMatchObject({ again: false, created: { item: expect.stringMatching(/^itm_/) } })
    const { item } = done.created as unknown as { item: string }
    expect(await json(get(`/api/v1/records/item/${item}`))).toMatchObject({ id: item, title: 'A' })
  })

  test('happen once for a key, whatever characters it has', async () => {
    for (const key of ['a-key-of-letters', 'ключ № 1 of 1'.normalize()]) {
      const headers = { 'idempotency-key': encodeURIComponent(key) }
      const first = await json(command('create-item', { product, title: 'Once' }, headers))
      const second = await json(command('create-item', { product, title: 'Twice' }, headers))
      expect(second).toEqual({ ...first, again: true })
    }
  })

  test('answer briefly to who prefers that', async () => {
    const done = await json(command('create-item', { product, title: 'B' }, { prefer: 'return=minimal' }))
    expect(Object.keys(done.commit as unknown as object)).toEqual(['seq', 'id', 'at'])
  })

  test('are refused as problem documents, with the sentence and the place in the batch', async () => {
    const missing = { name: 'delete-theme', input: { theme: testId('theme') } }
    const answer = await post(
      `${served.url}/api/v1/batches`,
      { commands: [{ name: 'create-item', input: { product, title: 'x' } }, missing] },
      { cookie: me.cookie },
    )
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.status).toBe(404)
    expect(await json(answer)).toMatchObject({
      type: 'urn:throughline:problem:not-found',
      code: 'not-found',
      at: 1,
      about: { kind: 'theme' },
      detail: expect.stringContaining('That theme is not here'),
    })
  })

  test('refuse what is not JSON, not an object, not a command, and not for people', async () => {
    const broken = await fetch(`${served.url}/api/v1/commands/create-item`, {
      method: 'POST',
      headers: { cookie: me.cookie, origin: served.url },
      body: '{"title":',
    })
    expect(await json(broken)).toMatchObject({ status: 400, code: 'not-json' })
    expect(await json(command('create-item', [1]))).toMatchObject({ status: 422, code: 'malformed' })
    expect(await json(command('drop-table', {}))).toMatchObject({ status: 404, code: 'unknown-command' })
    const eve = { name: 'Eve', administrator: true }
    expect(await json(command('add-member', eve))).toMatchObject({ status: 403, code: 'not-allowed' })
  })

  test('take only the fields that the schema names, and name the one that it does not', async () => {
    const input = { product, title: 'C', estimat: 5 }
    const refused = { status: 422, code: 'malformed', about: { field: 'estimat' } }
    const one = await json(command('create-item', input))
    expect(one).toMatchObject(refused)
    expect(one.detail).toContain('estimate')
    const commands = [
      { name: 'create-item', input: { product, title: 'B' } },
      { name: 'create-item', input },
    ]
    const batch = post(`${served.url}/api/v1/batches`, { commands }, { cookie: me.cookie })
    expect(await json(batch)).toMatchObject({ ...refused, at: 1 })
    for (const own of ['number', 'rank', 'createdAt'])
      expect(await json(command('create-item', { product, title: 'C', [own]: 1 }))).toMatchObject({
        status: 422,
        about: { field: own },
      })
  })

  test('that fail are logged with an id, which is all the person sees', async () => {
    const answer = await json(command('fail-badly', {}))
    expect(answer).toMatchObject({ status: 500, code: 'fault' })
    expect(JSON.stringify(answer)).not.toContain('secret')
    const logged = served.faults.pop() as { fault: string; err: { message: string } }
    expect(answer.detail).toContain(logged.fault)
    expect(logged.err.message).toContain('the secret of the house')
    expect((await command('create-item', { product, title: 'goes on' })).status).toBe(200)
  })

  test('do not take more than a megabyte, and batches take more', async () => {
    const description = 'x'.repeat(90_000)
    const calls = Array.from({ length: 15 }, () => ({
      name: 'create-item',
      input: { product, title: 'Long', description },
    }))
    const batch = await post(
      `${served.url}/api/v1/batches`,
      { commands: calls },
      { cookie: me.cookie, prefer: 'return=minimal' },
    )
    expect(batch.status).toBe(200)
    const long = await command('create-item', { product, title: 'x', description: 'x'.repeat(1_100_000) })
    expect(await json(long)).toMatchObject({ status: 413, code: 'body-too-large' })
    const inPieces = fetch(`${served.url}/api/v1/commands/create-item`, {
      method: 'POST',
      headers: { cookie: me.cookie, origin: served.url, 'content-type': 'application/json' },
      body: new Blob(['{"title":"', 'x'.repeat(1_100_000), '"}']).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(await json(await inPieces)).toMatchObject({ status: 413, code: 'body-too-large' })
  })
})

describe('records', () => {
  test('come page by page in the order of the backlog, each once', async () => {
    const ids: string[] = []
    for (let cursor = ''; ; ) {
      const page = await json(get(`/api/v1/records/item?product=${product}&limit=7${cursor}`))
      ids.push(...(page.records as unknown as { id: string }[]).map(({ id }) => id))
      if (page.next_cursor === null) break
      cursor = `&cursor=${page.next_cursor}`
    }
    expect(ids.slice(0, 25)).toEqual(items)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('go on in the right place when the one a page ended with is gone', async () => {
    const first = await json(get(`/api/v1/records/item?product=${product}&limit=5`))
    await command('delete-items', { items: [items[4]] })
    const next = await json(
      get(`/api/v1/records/item?product=${product}&limit=5&cursor=${first.next_cursor}`),
    )
    expect((next.records as unknown as { id: string }[])[0]!.id).not.toBe(items[3])
  })

  test('are narrowed by what they point at, by id or key, and what is not there is no empty answer', async () => {
    for (const named of [product, 'TR', 'tr'])
      expect((await json(get(`/api/v1/records/item?product=${named}&limit=1`))).records).toHaveLength(1)
    expect((await get(`/api/v1/records/item?product=${testId('product')}`)).status).toBe(404)
    expect((await get('/api/v1/records/item?product=NONE')).status).toBe(404)
    expect((await get(`/api/v1/records/item?theme=${testId('theme')}`)).status).toBe(404)
  })

  test('of every kind can be listed', async () => {
    for (const kind of Object.keys(kinds) as Kind[])
      expect((await get(`/api/v1/records/${kind}`)).status).toBe(200)
  })

  test('say what is wrong with a question', async () => {
    expect((await get('/api/v1/records/secret')).status).toBe(404)
    expect((await get(`/api/v1/records/item/${testId('item')}`)).status).toBe(404)
    expect((await get('/api/v1/records/item?limit=0')).status).toBe(422)
    expect((await get('/api/v1/records/item?limit=1001')).status).toBe(422)
    expect((await get('/api/v1/records/item?cursor=zzz')).status).toBe(422)
    expect(await json(get('/api/v1/records/item?id=itm_1'))).toMatchObject({
      status: 422,
      about: { reason: 'Unrecognized key: "id"' },
    })
    expect((await get('/api/v1/history?limits=1')).status).toBe(422)
  })
})

describe('the snapshot', () => {
  test('is handed out compressed, with its seq, and not again to who has it', async () => {
    const answer = await get(`/api/v1/snapshot?scope=${product}.plan`)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const { seq, records } = decodeSnapshot(await answer.text())
    expect(String(seq)).toBe(answer.headers.get('x-seq'))
    expect(records.get('product')).toMatchObject([{ id: product }])
    const again = await get(`/api/v1/snapshot?scope=${product}.plan`, {
      'if-none-match': answer.headers.get('etag')!,
    })
    expect(again.status).toBe(304)
    // A newer program may read the very same log as other records.
    expect(answer.headers.get('etag')).toContain(`-${model.schema}-`)
  })

  test('is of the product that has the key now, before one that had it', async () => {
    const [was, now] = [testId('product'), testId('product')]
    await command('create-product', { product: was, name: 'First', key: 'KEPT' })
    await command('edit-product', { product: was, key: 'LEFT' })
    const scope = async () => (await get('/api/v1/snapshot?scope=kept.plan')).headers.get('x-scope')
    expect(await scope()).toBe(`${was}.plan`)
    await command('create-product', { product: now, name: 'Second', key: 'KEPT' })
    expect(await scope()).toBe(`${now}.plan`)
  })

  test('is of a moment that has been: a step, a day or a time', async () => {
    const at = (moment: string) => get(`/api/v1/state-at?scope=workspace&${new URLSearchParams({ moment })}`)
    expect((await at('1')).headers.get('x-seq')).toBe('1')
    expect((await at('2999-12-31')).headers.get('x-seq')).toBe(
      (await get('/api/v1/snapshot?scope=workspace')).headers.get('x-seq'),
    )
    expect(await json(at('99999'))).toMatchObject({
      status: 422,
      code: 'step-ahead',
      about: { field: 'moment', step: 99_999 },
    })
    for (const none of ['', 'yesterday', '-1'])
      expect(await json(at(none)), none).toMatchObject({ status: 422, about: { field: 'moment' } })
  })

  test('is unpacked for who cannot', async () => {
    const answer = await get('/api/v1/snapshot?scope=workspace', { 'accept-encoding': 'identity' })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(decodeSnapshot(await answer.text()).records.get('member')).toHaveLength(1)
  })
})

describe('the history', () => {
  test('comes newest first, and the page before from where it ended', async () => {
    const first = await json(get('/api/v1/history?limit=2'))
    const seqs = (first.commits as unknown as { seq: number }[]).map(({ seq }) => seq)
    expect(seqs[0]! - seqs[1]!).toBe(1)
    const second = await json(get(`/api/v1/history?limit=2&before=${first.next_before}`))
    expect((second.commits as unknown as { seq: number }[])[0]!.seq).toBe(seqs[1]! - 1)
  })

  test('of one record is what touched it', async () => {
    const { commits } = await json(get(`/api/v1/history?record=${items[4]}`))
    expect((commits as unknown as { changes: unknown[] }[]).length).toBe(2)
  })
})

describe('the OpenAPI document', () => {
  test('has every route there is, and the commands that the doors list: what only the server does is nobody’s', async () => {
    const { paths } = (await json(get('/api/openapi.json'))) as unknown as { paths: Record<string, object> }
    for (const { method, path } of routes()) {
      const documented = path.replace(items[0]!, '{id}')
      expect(Object.keys(paths[documented] ?? {}), documented).toContain(method.toLowerCase())
    }
    const prefix = '/api/v1/commands/'
    const documented = Object.keys(paths).flatMap((path) =>
      path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
    )
    const anybodys = [...commands, failing].filter(({ allow }) => allow.length > 0).map(({ name }) => name)
    expect(documented.sort()).toEqual(anybodys.sort())
    expect(anybodys).not.toContain('begin-step')
    const { commands: listed } = (await json(get('/api/v1/commands'))) as unknown as {
      commands: { name: string }[]
    }
    expect(listed.map(({ name }) => name).sort()).toEqual(anybodys)
  })
})

describe('every answer', () => {
  test('holds browsers to ourselves', async () => {
    for (const path of ['/', '/api/v1/me', '/livez', '/assets/none.js', '/api/none']) {
      const { headers } = await fetch(`${served.url}${path}`)
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'self'; script-src 'self'; style-src 'self';",
      )
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  test('says at once that the server is there', async () => {
    for (const path of ['/livez', '/readyz', '/healthz']) {
      expect(await json(fetch(`${served.url}${path}`))).toEqual({ ok: true })
    }
  })
})

describe('behind https', () => {
  test('cookies are sent only by https, browsers remember to use it, and the public address is our own', async () => {
    const publicUrl = 'https://plan.example'
    const behind = await serve({ publicUrl })
    const code = behind.app.firstPath().split('#')[1]
    const answer = await post(`${behind.url}/api/v1/claim`, { code, ...ann }, { origin: publicUrl })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-throughline.*; Secure/)
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    expect((await fetch(`${behind.url}/api/v1/me`, { headers: { cookie } })).status).toBe(200)
    await behind.stop()
  })
})
