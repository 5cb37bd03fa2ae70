import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Kind, kinds } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { protocolVersion } from '#protocol/messages.ts'
import { takeRole } from '#tests/support/join.ts'
import { type LiveClient, openLive } from '#tests/support/live-client.ts'
import { type Person, testId } from '#tests/support/serve.ts'
import { type Ask, rows } from './rights/requests.ts'
import {
  cast,
  openRightsWorld,
  type RightsWorld,
  type Role,
  type Secret,
  secrets,
  visible,
} from './rights/world.ts'

/*
 * Who may see what, at every door, as raw bytes: nothing that comes out of the server for somebody holds a secret
 * that their role may not see. The command line has no rows of its own: whoever can use it reads the data folder,
 * and it speaks to these routes.
 */

// Hundreds of questions each.
const LONG = 120_000

let world: RightsWorld

beforeAll(async () => {
  world = await openRightsWorld()
}, 300_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

async function ask({ cookie }: Person, { path, body }: Ask): Promise<{ status: number; text: string }> {
  const { url, app } = world.served
  const given = { host: new URL(url).host, cookie }
  // Without the port, which is the slowest part: there are very many questions.
  const answer = await app.http.request(
    path,
    body === undefined
      ? { headers: given }
      : {
          method: 'POST',
          headers: { ...given, origin: url },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        },
  )
  const headers = [...answer.headers].flat().join('\n')
  return {
    status: answer.status,
    text: `${headers}\n${Buffer.from(await answer.arrayBuffer()).toString('latin1')}`,
  }
}

const hiddenFrom = (seen: readonly Secret[]) =>
  (Object.keys(secrets) as Secret[])
    .filter((secret) => !seen.includes(secret))
    .map((secret) => secrets[secret])
const heldIn = (text: string) => Object.values(secrets).filter((secret) => text.includes(secret))

/** Every route under /api as the app has it. */
function routes(): string[] {
  const found = world.served.app.http.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`)
  return [...new Set(found)]
}

/** What a person gets at all routes: which secrets, and where one came out that they may not see. */
async function sweep(who: Person, seen: readonly Secret[]): Promise<{ told: string[]; leaks: string[] }> {
  const hidden = hiddenFrom(seen)
  const told = new Set<string>()
  const leaks: string[] = []
  for (const [route, row] of Object.entries(rows)) {
    if (typeof row !== 'function') continue
    for (const request of row(world)) {
      const found = heldIn((await ask(who, request)).text)
      for (const secret of found) told.add(secret)
      const leaked = found.filter((secret) => hidden.includes(secret))
      if (leaked.length > 0)
        leaks.push(`${route}: ${request.path} ${JSON.stringify(request.body ?? '')} gives ${leaked}`)
    }
  }
  return { told: [...told].sort(), leaks }
}

describe('the table of this test', () => {
  test('has a row for every route that the app has, and for none that it has not', () => {
    expect(Object.keys(rows).sort()).toEqual(routes().sort())
  })

  test('has a secret in every text field of every kind that lives in a product', async () => {
    const host = await world.served.app.hosts.open(world.people.administrator.workspace)
    for (const kind of Object.keys(kinds) as Kind[]) {
      const { home, fields } = model.kinds.of(kind)
      if (home === 'workspace') continue
      for (const [name, { type, values }] of Object.entries(fields)) {
        if ((type !== 'line' && type !== 'document') || values) continue
        const held = [...host.state.records[kind].values()].map(
          (record) => (record as unknown as Record<string, string | null>)[name],
        )
        const texts = type === 'line' ? held : held.filter((id) => world.a.documents.includes(id!))
        expect(
          texts.some((text) => text && (type === 'document' || heldIn(text).length > 0)),
          `${kind}.${name}`,
        ).toBe(true)
      }
    }
  })
})

test.each(cast)(
  'every route tells somebody whose role is %s what they may see, and nothing else',
  async (role) => {
    const { told, leaks } = await sweep(world.people[role], visible[role])
    expect(leaks).toEqual([])
    expect(told).toEqual(visible[role].map((secret) => secrets[secret]).sort())
  },
  LONG,
)

test('what somebody may not see is answered like what is not there', async () => {
  const { stakeholder } = world.people
  for (const [kind, id] of Object.entries(world.b.records) as [Kind, string][]) {
    const missing = testId(kind)
    for (const path of [
      `/api/v1/records/${kind}/`,
      '/api/v1/queries/record?id=',
      '/api/v1/history?record=',
    ]) {
      const [hidden, none] = [
        await ask(stakeholder, { path: `${path}${id}` }),
        await ask(stakeholder, { path: `${path}${missing}` }),
      ]
      const body = (text: string) => text.slice(text.indexOf('{'))
      expect(`${hidden.status} ${body(hidden.text)}`).toBe(
        `${none.status} ${body(none.text)}`.replaceAll(missing, id),
      )
    }
  }
})

/** A page that asks to follow everything there is, whatever it may see. */
async function greedyPage(who: Person): Promise<LiveClient> {
  const page = await openLive(world.served.url, who.cookie)
  const all = [world.a, world.b].flatMap(({ product }) =>
    ['plan', 'backlog', 'feedback'].map((shelf) => `${product}.${shelf}`),
  )
  page.send({
    ...{ type: 'hello', protocol: protocolVersion, schema: model.schema, workspace: who.workspace },
    ...{ epoch: world.served.storage.epoch, visit: testId('step') },
    scopes: ['workspace', ...all].map((scope) => ({ scope, since: 0 })),
  })
  await page.heard('welcome')
  for (const scope of all) page.send({ type: 'here', scope, screen: 'backlog', cell: 'here' })
  return page
}

describe('the socket', () => {
  test('tells each role what it may see and nothing else, of the past and of what happens', async () => {
    const pages = new Map<Role, LiveClient>()
    for (const role of cast) if (role !== 'removed') pages.set(role, await greedyPage(world.people[role]))
    await expect(openLive(world.served.url, world.people.removed.cookie)).rejects.toThrow('401')
    const edits = [world.a, world.b].flatMap(({ records }, at) => {
      const [plan, back] = at === 0 ? [secrets.planA, secrets.backA] : [secrets.planB, secrets.backB]
      return [
        {
          name: 'edit-item',
          input: { item: records.item, title: `${back} live`, description: `${back} live` },
        },
        { name: 'edit-feature', input: { feature: records.feature, name: `${plan} live` } },
      ]
    })
    const answer = await world.run(world.people.administrator, edits, {
      note: { text: Object.values(secrets).join(' ') },
    })
    const { commit } = (await answer.json()) as { commit: { seq: number } }
    for (const [role, page] of pages) {
      await page.heard('commits', ({ commits }) => commits.some(({ seq }) => seq === commit.seq))
      const told = visible[role].map((secret) => secrets[secret])
      expect([role, ...heldIn(page.frames.join('\n')).sort()]).toEqual([role, ...told.sort()])
      const live = page.frames.filter((frame) => frame.includes(`"seq":${commit.seq}`)).join('\n')
      expect([role, ...heldIn(live).sort()]).toEqual([role, ...told.sort()])
    }
    for (const page of pages.values()) page.close()
  })
})

describe('after a role was taken away', () => {
  test(
    'nothing is told at any door, not even the answer to what was asked before',
    async () => {
      const { administrator, team } = world.people
      const page = await greedyPage(team)
      const item = world.a.records.item
      const calls = [{ name: 'edit-item', input: { item, title: `${secrets.backA} of mine` } }]
      expect((await world.run(team, calls, { id: 'asked-before' })).status).toBe(200)
      await page.heard('commits', ({ commits }) => commits.some(({ id }) => id === 'asked-before'))
      await takeRole(world.served, administrator, world.a.product, team)
      await page.heard('left', ({ scope }) => scope === `${world.a.product}.backlog`)
      const before = page.frames.length
      const answer = await world.run(administrator, [
        { name: 'edit-item', input: { item, title: `${secrets.backA} of late` } },
        { name: 'edit-goal', input: { goal: world.a.records.goal, text: `${secrets.planA} of late` } },
      ])
      const { commit } = (await answer.json()) as { commit: { seq: number } }
      await page.heard('commits', ({ commits }) => commits.some(({ seq }) => seq === commit.seq))
      expect(heldIn(page.frames.slice(before).join('\n'))).toEqual([])
      expect(heldIn(await (await world.run(team, calls, { id: 'asked-before' })).text())).toEqual([])
      const apply = { path: `/api/v1/imports/${world.heldImport}/apply`, body: {} }
      expect(heldIn((await ask(team, apply)).text)).toEqual([])
      expect((await sweep(team, [])).leaks).toEqual([])
      page.close()
    },
    LONG,
  )

  test(
    'nothing is told to who was made a stakeholder but the plan',
    async () => {
      const { administrator, viewer } = world.people
      const page = await greedyPage(viewer)
      const role = { product: world.a.product, member: viewer.member, role: 'stakeholder' }
      expect(
        (
          await world.run(administrator, [
            {
              name: 'set-role',
              input: { ...role, membership: testId('membership'), former: testId('membership') },
            },
          ])
        ).status,
      ).toBe(200)
      await page.heard('left', ({ scope }) => scope === `${world.a.product}.backlog`)
      expect(await sweep(viewer, ['planA'])).toEqual({ told: [secrets.planA], leaks: [] })
      page.close()
    },
    LONG,
  )
})
