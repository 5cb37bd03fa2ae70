import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeRole } from '#tests/support/join.ts'
import { helloOf, joinLive, openLive } from '#tests/support/live-client.ts'
import type { Person } from '#tests/support/serve.ts'
import { post } from '#tests/support/serve.ts'
import { serveTrailmix, type TrailmixServer } from '#tests/support/trailmix-server.ts'

let world: TrailmixServer
let sandra: Person
let theo: Person

beforeAll(async () => {
  world = await serveTrailmix()
  sandra = await world.seat('Sandra', 'stakeholder')
  theo = await world.seat('Theo', 'team')
}, 90_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

const addItem = (title: string, product = world.trailmix, who = world.ann) =>
  world.act(who, 'create-item', { product, title })
const addTheme = (name: string) => world.act(world.ann, 'create-theme', { product: world.trailmix, name })
const addRelease = (name: string) =>
  world.act(world.ann, 'create-release', {
    product: world.trailmix,
    name,
    date: null,
    text: `Goal of ${name}`,
  })

describe('a page of somebody who sees a part', () => {
  test('hears every seq, and of what it does not follow neither who nor what', async () => {
    const page = await joinLive(world.served.url, sandra)
    const start = (await page.heard('welcome')).seq
    await addItem('Hidden from her')
    const { seq } = await addRelease('Spring')
    await page.until((message) => message.type === 'commits' && message.commits.at(-1)!.seq === seq)
    expect(page.commits.map((commit) => commit.seq)).toEqual([start + 1, start + 2])
    expect(page.commits[0]).toEqual({ seq: start + 1 })
    expect(page.commits[1]).toMatchObject({ actor: world.ann.member, via: 'rest' })
    expect(Object.keys(page.commits[1]!.scopes!)).toEqual([world.plan])
    page.close()
  })

  test('is told which scopes it may have, and is sent away from those it may not', async () => {
    const hello = await helloOf(world.served.url, sandra)
    expect(hello.scopes.map(({ scope }) => scope)).not.toContain(world.backlog)
    const page = await openLive(world.served.url, sandra.cookie)
    const scopes = [
      ...hello.scopes,
      { scope: world.backlog, since: 0 },
      { scope: `${world.other}.plan`, since: 0 },
    ]
    page.send({ ...hello, scopes })
    expect((await page.heard('welcome')).scopes).toEqual(hello.scopes.map(({ scope }) => scope))
    const left = page.messages.flatMap((message) => (message.type === 'left' ? [message.scope] : []))
    expect(left).toEqual([world.backlog, `${world.other}.plan`])
    page.send({ type: 'join', scope: world.backlog, since: 0 })
    page.send({ type: 'join', scope: 'prd_made_up.backlog', since: 0 })
    await page.heard('left', ({ scope }) => scope === 'prd_made_up.backlog')
    const { seq } = await addItem('Hidden as well')
    await page.heard('commits', ({ commits }) => commits.at(-1)!.seq === seq)
    expect(page.frames.some((frame) => frame.includes('Hidden'))).toBe(false)
    page.close()
  })

  test('is refused what it may not do, with nothing of what is there', async () => {
    const { created } = await addItem('Hidden from all her questions')
    const page = await joinLive(world.served.url, sandra)
    const input = { item: created.item!, title: 'Mine' }
    page.run({ id: 'a-guess-of-hers', commands: [{ name: 'edit-item', input }], note: null })
    expect((await page.heard('refused')).refusal.code).toMatch(/not-allowed|not-found/)
    expect(page.frames.some((frame) => frame.includes('Hidden'))).toBe(false)
    page.close()
  })

  test('follows a scope from when it joins it, and no longer than until it leaves it', async () => {
    const page = await joinLive(world.served.url, theo, 0, { scopes: [{ scope: world.plan, since: 0 }] })
    await addItem('before')
    page.send({ type: 'join', scope: world.backlog, since: (await page.heard('welcome')).seq })
    await page.heard('joined', ({ scope }) => scope === world.backlog)
    expect(JSON.stringify(page.missed)).toContain('"before"')
    await addItem('during')
    page.send({ type: 'leave', scope: world.backlog })
    page.send({ type: 'ping' })
    await page.heard('pong')
    await addItem('afterwards')
    const { seq } = await addRelease('Marker')
    await page.heard('commits', ({ commits }) => commits.at(-1)!.seq === seq)
    const text = JSON.stringify(page.commits)
    expect([text.includes('"during"'), text.includes('"afterwards"')]).toEqual([true, false])
    page.close()
  })
})

/** What a page was told, in order: types, and of commits the seqs. */
const told = (messages: readonly { type: string }[], from: string) => {
  const types = messages.map(({ type }) => type)
  return types.slice(types.indexOf(from) + 1)
}

describe('a page whose person loses a right', () => {
  test('is told to forget before it hears of the step that took it, and nothing more from there', async () => {
    const lars = await world.seat('Lars', 'team')
    const page = await joinLive(world.served.url, lars)
    const taken = takeRole(world.served, world.ann, world.trailmix, lars)
    await taken
    const { seq } = await addTheme('Hidden from him now')
    await page.heard('commits', ({ commits }) => commits.at(-1)!.seq === seq)
    expect(told(page.messages, 'welcome')).toEqual([
      'left',
      'left',
      'left',
      'left',
      'scopes',
      'commits',
      'commits',
    ])
    expect(page.commits).toEqual([{ seq: seq - 1 }, { seq }])
    expect((await page.heard('scopes')).scopes).toEqual(['workspace'])
    expect(page.frames.some((frame) => frame.includes('Hidden from him now'))).toBe(false)
    expect((await helloOf(world.served.url, lars)).scopes.map(({ scope }) => scope)).toEqual(['workspace'])
    page.close()
  })

  test('keeps the plan when the new role still sees it', async () => {
    const mia = await world.seat('Mia', 'team')
    const page = await joinLive(world.served.url, mia)
    const role = { product: world.trailmix, member: mia.member, role: 'stakeholder' }
    const { seq } = await world.act(world.ann, 'set-role', role)
    await page.heard('commits', ({ commits }) => commits.at(-1)!.seq === seq)
    const left = page.messages.flatMap((message) => (message.type === 'left' ? [message.scope] : []))
    expect(left).toContain(world.backlog)
    expect(left).not.toContain(world.plan)
    expect(page.commits.at(-1)!.scopes?.[world.plan]).toMatchObject([{ kind: 'membership' }])
    page.close()
  })

  test('is told what may be had when a role is given', async () => {
    const nora = await world.seat('Nora')
    const page = await joinLive(world.served.url, nora)
    await world.act(world.ann, 'set-role', { product: world.trailmix, member: nora.member, role: 'viewer' })
    const { scopes } = await page.heard('scopes')
    expect(scopes).toEqual(expect.arrayContaining([world.plan, world.backlog]))
    page.send({ type: 'join', scope: world.backlog, since: 0 })
    await page.heard('joined', ({ scope }) => scope === world.backlog)
    expect(page.missed.length).toBeGreaterThan(0)
    page.close()
  })

  test('is closed when they are removed, and let in no more', async () => {
    const gone = await world.seat('Gus', 'team')
    const page = await joinLive(world.served.url, gone)
    await world.act(world.ann, 'remove-member', { member: gone.member })
    expect(await page.closed).toBe(4401)
    await addItem('Hidden from the one who left')
    expect(told(page.messages, 'welcome')).toEqual(['closed'])
    await expect(openLive(world.served.url, gone.cookie)).rejects.toThrow('401')
  })

  test('is told to forget a product that is deleted', async () => {
    const { created } = await world.act(world.ann, 'create-product', { name: 'Brief', key: 'BRF' })
    const page = await joinLive(world.served.url, world.ann)
    await world.act(world.ann, 'delete-product', { product: created.product })
    await page.heard('left', ({ scope }) => scope === `${created.product}.backlog`)
    expect((await page.heard('scopes')).scopes.join()).not.toContain(created.product)
    page.close()
  })

  test('does nothing with what it still had on its way', async () => {
    const eva = await world.seat('Eva', 'team')
    const page = await joinLive(world.served.url, eva)
    await takeRole(world.served, world.ann, world.trailmix, eva)
    const input = { product: world.trailmix, title: 'Too late' }
    page.run({
      id: 'sent-too-late',
      commands: [{ name: 'create-item', input: { item: 'itm_0000000later', ...input } }],
      note: null,
    })
    expect((await page.heard('refused')).refusal.code).toBe('not-found')
    const batch = { id: 'by-rest-too-late', commands: [{ name: 'create-item', input }] }
    const answer = await post(`${world.served.url}/api/v1/batches`, batch, { cookie: eva.cookie })
    expect(answer.status).toBe(404)
    page.close()
  })
})
