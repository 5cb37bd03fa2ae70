import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeRole } from '#tests/support/join.ts'
import { joinLive, type LiveClient } from '#tests/support/live-client.ts'
import type { Person } from '#tests/support/serve.ts'
import { serveTrailmix, type TrailmixServer } from '#tests/support/trailmix-server.ts'

let world: TrailmixServer
let theo: Person
let sandra: Person
let open: LiveClient[] = []

beforeAll(async () => {
  world = await serveTrailmix()
  theo = await world.seat('Theo', 'team')
  sandra = await world.seat('Sandra', 'stakeholder')
}, 90_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

async function page(who: Person, visit: string): Promise<LiveClient> {
  const client = await joinLive(world.served.url, who, 0, { visit })
  open.push(client)
  return client
}
async function leaveAll(): Promise<void> {
  for (const client of open) client.close()
  await Promise.all(open.map(({ closed }) => closed))
  open = []
}
const at = (client: LiveClient, scope: string, cell: string | null = null) =>
  client.send({ type: 'here', scope, screen: 'backlog', cell })
/** The visits that a page was told of so far, there or gone. */
const heardOf = (client: LiveClient) =>
  client.messages.flatMap((message) =>
    message.type === 'present' ? [...message.here.map(({ visit }) => visit), ...message.gone] : [],
  )

describe('who is where', () => {
  test('is told to those who follow the scope, a newcomer too, and that they are gone', async () => {
    const [ann, his] = [await page(world.ann, 'of-ann'), await page(theo, 'of-theo')]
    at(his, world.backlog, 'title of TM-1')
    const { here } = await ann.heard('present')
    expect(here).toEqual([
      {
        visit: 'of-theo',
        member: theo.member,
        scope: world.backlog,
        screen: 'backlog',
        cell: 'title of TM-1',
      },
    ])
    const late = await page(world.ann, 'of-ann-late')
    expect((await late.heard('present')).here).toEqual(here)
    his.close()
    expect((await ann.heard('present', ({ gone }) => gone.length > 0)).gone).toEqual(['of-theo'])
    const later = await page(world.ann, 'of-ann-later')
    later.send({ type: 'ping' })
    await later.heard('pong')
    expect(heardOf(later)).toEqual([])
    await leaveAll()
  })

  test('is told to nobody who does not see the scope, not even that somebody is gone from there', async () => {
    const [ann, hers, his] = [
      await page(world.ann, 'of-ann'),
      await page(sandra, 'of-sandra'),
      await page(theo, 'of-theo'),
    ]
    at(his, world.backlog, 'hidden cell')
    await ann.heard('present')
    his.close()
    await ann.heard('present', ({ gone }) => gone.includes('of-theo'))
    // What was gathered with that is told by now.
    at(ann, world.plan)
    await hers.heard('present', ({ here }) => here.some(({ visit }) => visit === 'of-ann'))
    expect(heardOf(hers)).toEqual(['of-ann'])
    await leaveAll()
  })

  test('cannot be claimed in a scope that one does not follow', async () => {
    const [ann, hers] = [await page(world.ann, 'of-ann'), await page(sandra, 'of-sandra')]
    at(hers, world.backlog)
    at(hers, world.plan)
    await ann.heard('present')
    const seen = ann.messages.flatMap((message) => (message.type === 'present' ? message.here : []))
    expect(seen.map(({ scope }) => scope)).toEqual([world.plan])
    await leaveAll()
  })

  test('says gone to whoever no longer sees where somebody went', async () => {
    const [hers, his] = [await page(sandra, 'of-sandra'), await page(theo, 'of-theo')]
    at(his, world.plan)
    await hers.heard('present', ({ here }) => here.length === 1)
    at(his, world.backlog)
    expect((await hers.heard('present', ({ gone }) => gone.length > 0)).gone).toEqual(['of-theo'])
    expect(hers.frames.some((frame) => frame.includes(world.backlog))).toBe(false)
    await leaveAll()
  })

  test('is gathered: a hundred moves at once are one message', async () => {
    const [ann, his] = [await page(world.ann, 'of-ann'), await page(theo, 'of-theo')]
    for (let n = 0; n <= 100; n++) at(his, world.backlog, `cell ${n}`)
    await ann.heard('present', ({ here }) => here[0]?.cell === 'cell 100')
    expect(heardOf(ann).length).toBeLessThan(10)
    await leaveAll()
  })

  test('is no longer told of somebody whose role was taken away', async () => {
    const lars = await world.seat('Lars', 'team')
    const [ann, his] = [await page(world.ann, 'of-ann'), await page(lars, 'of-lars')]
    at(his, world.backlog)
    await ann.heard('present', ({ here }) => here.length === 1)
    await takeRole(world.served, world.ann, world.trailmix, lars)
    await ann.heard('present', ({ gone }) => gone.includes('of-lars'))
    at(his, world.backlog)
    const late = await page(world.ann, 'of-ann-late')
    late.send({ type: 'ping' })
    await late.heard('pong')
    expect(heardOf(late)).toEqual([])
    await leaveAll()
  })
})
