import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, testId } from '#tests/support/serve.ts'
import { serveTrailmix, type TrailmixServer } from '#tests/support/trailmix-server.ts'

let world: TrailmixServer
let sandra: Person
let first: string
let renamedAt: number

beforeAll(async () => {
  world = await serveTrailmix()
  sandra = await world.seat('Sandra', 'stakeholder')
  const { ann, trailmix, act } = world
  first = (await act(ann, 'create-item', { product: trailmix, title: 'Download maps' })).created.item!
  await act(ann, 'create-item', { product: trailmix, title: 'Rename hikes', estimate: 3 })
  renamedAt = (await act(ann, 'edit-item', { item: first, title: 'Download all maps' })).seq
  await act(ann, 'create-release', {
    product: trailmix,
    name: 'Spring',
    date: '2027-Q1',
    text: 'Hikers come back',
  })
  // The key it had before leads on.
  await act(ann, 'edit-product', { product: trailmix, key: 'TRAIL' })
}, 90_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

type Answer = Record<string, unknown> & { status: number }
async function query(name: string, values: Record<string, string>, who = world.ann): Promise<Answer> {
  const answer = await world.get(who, `/api/v1/queries/${name}?${new URLSearchParams(values)}`)
  return { ...((await answer.json()) as object), status: answer.status }
}
const linesOf = (answer: Answer) => JSON.stringify(answer.lines ?? answer.entries)

describe('a key in the place of an id', () => {
  test.each(['TRAIL', 'trail', 'TM', 'tm'])('names the product: %s', async (key) => {
    expect(await query('items', { product: key })).toMatchObject({ status: 200, count: 2 })
  })

  test.each(['TRAIL-1', 'trail-1', 'TM-1', 'tm 1', 'tm1'])('names the item: %s', async (key) => {
    expect(await query('record', { id: key })).toMatchObject({ kind: 'item', record: { id: first } })
    expect((await query('history', { record: key })).entries).toHaveLength(2)
    const answer = await world.get(world.ann, `/api/v1/records/item/${encodeURIComponent(key)}`)
    expect(await answer.json()).toMatchObject({ id: first })
  })

  test('names it in commands as well', async () => {
    await world.act(world.ann, 'edit-item', { item: 'tm-2', estimate: 5 })
    expect(await query('record', { id: 'TRAIL-2' })).toMatchObject({ record: { estimate: 5 } })
  })
})

describe('what is not there', () => {
  test.each([
    ['items', { product: 'NONE' }],
    ['items', { product: testId('product') }],
    ['compare', { product: 'NONE', from: '0' }],
    ['findings', { product: testId('product') }],
    ['history', { product: testId('product') }],
    ['history', { record: testId('item') }],
    ['history', { record: 'TM-99' }],
    ['history', { member: testId('member') }],
    ['record', { id: testId('item') }],
    ['record', { id: 'TM-99' }],
  ])('is refused by %s with %o, and no empty answer', async (name, values) => {
    expect(await query(name, values)).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('is a query that there is not', async () => {
    expect((await query('everything', {})).status).toBe(404)
  })

  test('is told from what is malformed', async () => {
    expect(await query('items', { product: 'TM', limit: '0' })).toMatchObject({
      status: 422,
      code: 'malformed',
    })
    expect((await query('search', {})).status).toBe(422)
    expect(await query('items', { product: 'TM', filtre: 'no:estimate' })).toMatchObject({
      status: 422,
      about: { field: 'filtre', reason: expect.stringContaining('filter') },
    })
  })
})

describe('the queries', () => {
  test('find items by the filter, page by page', async () => {
    expect(await query('items', { product: 'TM', filter: 'no:estimate' })).toMatchObject({
      count: 1,
      of: 2,
      items: [{ key: 'TRAIL-1', place: 1 }],
    })
    const page = await query('items', { product: 'TM', limit: '1' })
    expect(page).toMatchObject({ items: [{ place: 1 }], next: 1 })
    expect(await query('items', { product: 'TM', limit: '1', after: '1' })).toMatchObject({
      items: [{ place: 2 }],
      next: null,
    })
  })

  test('search by key and by name, among what one may see', async () => {
    expect((await query('search', { text: 'TM-1' })).hits).toMatchObject([{ id: first, key: 'TRAIL-1' }])
    expect((await query('search', { text: 'hike' })).hits).toMatchObject([{ kind: 'goal' }, { kind: 'item' }])
    expect((await query('search', { text: 'hike' }, sandra)).hits).toMatchObject([{ kind: 'goal' }])
  })

  test('tell the history newest first, and go on where a page ended', async () => {
    const page = await query('history', { record: 'TM-1', limit: '1' })
    expect(page).toMatchObject({ entries: [{ seq: renamedAt, did: ['Edit item'] }], next_before: renamedAt })
    expect(await query('history', { kind: 'idea' })).toMatchObject({ code: 'malformed', status: 422 })
    const rest = await query('history', { record: 'TM-1', before: String(page.next_before) })
    expect(rest).toMatchObject({ entries: [{ did: ['Add item'] }], next_before: null })
    expect((await query('history', { product: 'TM' })).next_before).toBeNull()
  })

  test('compare two moments, by seq and by time, along what one may see', async () => {
    const now = await query('compare', { product: 'TM', from: String(renamedAt - 1), to: String(renamedAt) })
    expect(now).toMatchObject({ from: renamedAt - 1, to: renamedAt, counts: { item: 1 } })
    expect(linesOf(now)).toContain('Download all maps')
    const all = await query('compare', { product: 'TM', from: '2000-01-01T00:00:00.000Z' })
    expect(all).toMatchObject({ from: 0, counts: { item: 2, release: 1 } })
    const hers = await query('compare', { product: 'TM', from: '0' }, sandra)
    expect(hers.counts).toMatchObject({ release: 1 })
    expect(hers.counts).not.toHaveProperty('item')
  })

  test('take a day for all of it, a time with its offset, and nothing for what is no time', async () => {
    const { entries, as_of: newest } = await query('history', { product: 'TM' })
    const [{ at }] = entries as [{ at: string }]
    const day = at.slice(0, 10)
    expect((await query('history', { product: 'TM', from: day, until: day })).entries).toEqual(entries)
    expect(await query('compare', { product: 'TM', from: '0', to: day })).toMatchObject({ to: newest })
    const east = at.replace('Z', '-12:00')
    expect((await query('history', { product: 'TM', from: east })).entries).toEqual([])
    for (const [name, field] of Object.entries({ compare: 'from', history: 'until' }))
      expect(await query(name, { product: 'TM', [field]: 'yesterday' })).toMatchObject({
        status: 422,
        about: { field, reason: expect.stringContaining('is no time') },
      })
  })

  test('compare nothing with a step that is not there yet', async () => {
    const { as_of: newest } = await query('compare', { product: 'TM', from: '0' })
    const about = { step: Number(newest) + 1, newest }
    const from = await query('compare', { product: 'TM', from: String(about.step) })
    expect(from).toMatchObject({ status: 422, code: 'step-ahead', about: { field: 'from', ...about } })
    const to = await query('compare', { product: 'TM', from: '0', to: String(about.step) })
    expect(to).toMatchObject({ status: 422, code: 'step-ahead', about: { field: 'to', ...about } })
    const later = await query('compare', { product: 'TM', from: '0', to: '2999-01-01T00:00:00.000Z' })
    expect(later).toMatchObject({ status: 200, to: newest })
  })

  test('tell the findings of shelves that one may see, in words', async () => {
    const codes = async (who?: Person) =>
      (
        (await query('findings', { product: 'TM' }, who)).findings as { code: string; sentence: string }[]
      ).map(({ code, sentence }) => {
        expect(sentence.length).toBeGreaterThan(5)
        return code
      })
    expect(await codes()).toContain('loose-items')
    expect(await codes(sandra)).toContain('no-metric')
    expect(await codes(sandra)).not.toContain('loose-items')
  })

  test('say as of which seq', async () => {
    expect((await query('search', { text: 'maps' })).as_of).toBeGreaterThanOrEqual(renamedAt)
  })
})
