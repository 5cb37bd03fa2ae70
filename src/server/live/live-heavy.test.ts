import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { find } from '#domain/kernel/state.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { joinLive, type LiveClient } from '#tests/support/live-client.ts'
import { testId } from '#tests/support/serve.ts'
import { serveTrailmix, type TrailmixServer } from '#tests/support/trailmix-server.ts'
import type { Host } from '../workspace/host.ts'
import { MUCH } from './heavy-commits.ts'

let world: TrailmixServer
beforeAll(async () => {
  world = await serveTrailmix()
}, 90_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

const create = (title: string) => ({
  name: 'create-item',
  input: { item: testId('item'), product: world.trailmix, title },
})
const many = (count: number, title: string) => Array.from({ length: count }, () => create(title))
async function theHost(): Promise<Host> {
  const [workspace] = await world.served.storage.workspaces()
  return world.served.app.hosts.open(workspace!)
}
const typesOf = ({ messages }: LiveClient, scope: string) =>
  messages.flatMap((message) => ('scope' in message && message.scope === scope ? [message.type] : []))

describe('a step of very many changes', () => {
  test('reaches those who follow as a stub and the word to fetch, and its sender as done', async () => {
    const [sender, other] = [
      await joinLive(world.served.url, world.ann),
      await joinLive(world.served.url, world.ann),
    ]
    sender.run({ id: 'a-heavy-batch', commands: many(MUCH, 'heavy'), note: null })
    const { seq } = await sender.heard('settled', ({ id }) => id === 'a-heavy-batch')
    await other.heard('stale', ({ scope }) => scope === world.backlog)
    expect(other.commits).toEqual([{ seq }])
    expect(other.frames.some((frame) => frame.includes('"heavy"'))).toBe(false)
    const order = other.messages.map(({ type }) => type).slice(-3)
    expect(order).toEqual(['thin', 'commits', 'stale'])
    const answer = await world.get(world.ann, `/api/v1/snapshot?scope=${world.backlog}`)
    const snapshot = decodeSnapshot(await answer.text())
    expect(snapshot.records.get('item')).toHaveLength(MUCH)
    const late = await joinLive(world.served.url, world.ann)
    expect(typesOf(late, world.backlog)).toEqual(['stale'])
    late.close()
    other.send({ type: 'join', scope: world.backlog, since: snapshot.seq })
    await world.act(world.ann, 'create-item', { product: world.trailmix, title: 'light again' })
    await other.until((message) => JSON.stringify(message).includes('light again'))
    for (const page of [sender, other]) page.close()
  })
})

describe('a long step', () => {
  test('is told by how far it has come, beside what others do, and at the end that there is more to fetch', async () => {
    const host = await theHost()
    const page = await joinLive(world.served.url, world.ann, host.durable)
    const step = testId('step')
    async function* slices() {
      yield many(1_000, 'sliced')
      const late = await joinLive(world.served.url, world.ann, host.durable)
      expect(typesOf(late, world.backlog)).toContain('thin')
      late.close()
      await world.act(world.ann, 'create-item', { product: world.trailmix, title: 'meanwhile' })
      yield many(1_500, 'sliced')
    }
    const told = {
      product: world.trailmix,
      label: 'items.csv',
      total: 2_500,
      actor: world.ann.member,
    } as const
    expect(await host.steps.run({ step, ...told, via: 'import', slices: slices() })).toEqual({ ok: true })
    await page.heard('stale', ({ scope }) => scope === world.backlog)
    const text = page.frames.join('\n')
    expect([text.includes('"sliced"'), text.includes('"meanwhile"')]).toEqual([false, true])
    expect(find(host.state, 'step', step)?.state).toBe('done')
    const states = page.commits.flatMap(({ scopes }) =>
      (scopes?.[world.backlog] ?? []).flatMap((change) =>
        change.id !== step ? [] : 'set' in change ? [change.set] : [{ state: 'running' }],
      ),
    )
    expect(states.at(0)).toMatchObject({ state: 'running' })
    expect(states.at(-1)).toMatchObject({ state: 'done' })
    expect(typesOf(page, world.backlog).filter((type) => type === 'stale')).toHaveLength(1)
    page.close()
  })
})

test('a page that does not read is let go of, and the others are served', { timeout: 90_000 }, async () => {
  const { durable } = await theHost()
  const slow = await joinLive(world.served.url, world.ann, durable)
  const quick = await joinLive(world.served.url, world.ann, durable)
  slow.pause()
  for (let round = 0; round < 20; round++) {
    const id = `long-titles-${round}`
    quick.run({ id, commands: many(MUCH - 1, 'x'.repeat(900)), note: null })
    await quick.heard('settled', (message) => message.id === id)
  }
  const seqs = quick.commits.map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index))
  slow.resume()
  expect(await slow.closed).toBe(1013)
  const last = slow.commits.at(-1)?.seq ?? 0
  expect(last).toBeLessThan(seqs.at(-1)!)
  quick.close()
})
