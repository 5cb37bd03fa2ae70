import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportLine, ImportReport, ImportStanding } from '#protocol/import-report.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

let served: Served
let ann: Person
beforeAll(async () => {
  served = await serve()
  ann = await claim(served)
})
afterAll(() => served.stop())

const as = () => ({ cookie: ann.cookie, origin: served.url })
const ask = (path: string, body: unknown = {}) => post(`${served.url}/api/v1${path}`, body, as())
const get = async <T>(path: string) =>
  (await (await fetch(`${served.url}/api/v1${path}`, { headers: as() })).json()) as T

function upload(text: string, query: Record<string, string>): Promise<Response> {
  return fetch(`${served.url}/api/v1/imports?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: as(),
    body: Buffer.from(text),
  })
}

async function dryRun(text: string, query: Record<string, string>): Promise<ImportReport> {
  const answer = await upload(text, query)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as ImportReport
}

async function apply({ import: id }: ImportReport) {
  const text = await (await ask(`/imports/${id}/apply`)).text()
  const last = JSON.parse(text.trim().split('\n').at(-1)!) as ImportLine
  if (last.phase !== 'done') throw new Error(JSON.stringify(last))
  return last
}

async function makeProduct(): Promise<string> {
  const product = testId('product')
  const key = `P${product.slice(-6).replace(/^0+/, '')}`
  await ask('/commands/create-product', { product, name: key, key })
  return product
}

const products = async () =>
  (await get<{ records: { id: string; name: string; key: string }[] }>('/records/product?limit=1000')).records
const itemsOf = async (product: string) =>
  (await get<{ records: { title: string; product: string }[] }>('/records/item?limit=1000')).records.filter(
    (item) => item.product === product,
  )
const intoNew = JSON.stringify({ newProduct: {} })

test('a file makes a product of its own, named after it, in the same step', async () => {
  const here = await makeProduct()
  const report = await dryRun('First\nSecond\n', {
    product: here,
    name: 'road_map-2026 (1).txt',
    choices: intoNew,
  })
  expect(report.newProduct).toMatchObject({ name: 'Road map 2026', key: 'RM2' })
  expect((await products()).some(({ name }) => name === 'Road map 2026')).toBe(false)
  const { step } = await apply(report)
  const { id } = report.newProduct!
  expect((await itemsOf(id)).map(({ title }) => title).sort()).toEqual(['First', 'Second'])
  expect(await itemsOf(here)).toEqual([])

  const undone = await ask('/commands/revert-commit', { commit: step })
  expect(undone.status).toBe(200)
  expect((await products()).some((product) => product.id === id)).toBe(false)
})

test('its key is free, and one that is taken is refused before anything is written', async () => {
  const here = await makeProduct()
  const taken = await ask('/commands/create-product', {
    product: testId('product'),
    name: 'Blue sky',
    key: 'BS',
  })
  expect(taken.ok).toBe(true)
  const report = await dryRun('One\n', { product: here, name: 'Blue sky.txt', choices: intoNew })
  expect(report.newProduct).toMatchObject({ key: 'BS2' })
  const again = await ask(`/imports/${report.import}`, { newProduct: { name: 'Blue sky', key: 'BS' } })
  expect(await again.json()).toMatchObject({ code: 'key-taken' })
  const empty = await ask(`/imports/${report.import}`, { newProduct: { name: '  ' } })
  expect(await empty.json()).toMatchObject({ code: 'malformed', about: { field: 'name' } })
})

test('a long import makes its product as a part of the step, and undo takes both back', async () => {
  const here = await makeProduct()
  const lines = Array.from({ length: 700 }, (_, at) => `Line ${at}`).join('\n')
  const report = await dryRun(lines, { product: here, name: 'Many.txt', choices: intoNew })
  const { step } = await apply(report)
  expect(step).toMatch(/^stp_/)
  const { id } = report.newProduct!
  expect(await itemsOf(id)).toHaveLength(700)
  const undo = testId('step')
  await ask('/commands/undo-step', { step, undo })
  for (;;) {
    const { state } = await get<{ state: string }>(`/records/step/${undo}`)
    if (state === 'done') break
    expect(state).toBe('running')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect((await products()).some((product) => product.id === id)).toBe(false)
})

test('where there is no product yet the file makes the first one', async () => {
  const report = await dryRun('Only\n', { name: 'Größe.txt', choices: intoNew })
  expect(report).toMatchObject({ product: null, newProduct: { name: 'Größe', key: 'GRO' } })
  await apply(report)
  expect((await itemsOf(report.newProduct!.id)).map(({ title }) => title)).toEqual(['Only'])
})

test('versions that somebody ticks become releases with the items, and those that are here are tied', async () => {
  const product = await makeProduct()
  await ask('/commands/create-release', {
    release: testId('release'),
    goal: testId('goal'),
    product,
    name: 'Alpha',
    text: 'People try it',
  })
  const table = 'Title,Status,Fix version\nA,To Do,alpha\nB,To Do,Beta\nC,To Do,Gamma'
  const report = await dryRun(table, { product, name: 'v.csv' })
  expect(report.releases.map(({ name, here }) => [name, here !== null])).toEqual([
    ['alpha', true],
    ['Beta', false],
    ['Gamma', false],
  ])
  await ask(`/imports/${report.import}`, { releases: ['Beta', 'alpha'] })
  const { step } = await apply(report)
  const releases = async () =>
    (await get<{ records: { name: string; product: string }[] }>('/records/release?limit=1000')).records
      .filter((release) => release.product === product)
      .map(({ name }) => name)
  expect(await releases()).toEqual(['Alpha', 'Beta'])
  await ask('/commands/revert-commit', { commit: step })
  expect(await releases()).toEqual(['Alpha'])
})

test('what is not known is refused by its name', async () => {
  const product = await makeProduct()
  const wrong = await upload('One\n', { product, name: 'x.txt', choises: '{}' })
  expect(wrong.status).toBe(422)
  expect(JSON.stringify(await wrong.json())).toContain('choises')
  const inside = await upload('One\n', { product, name: 'x.txt', choices: '{"statusses":{}}' })
  expect(JSON.stringify(await inside.json())).toContain('statusses')
})

test('how an import stands is told with what was chosen, so that a page that was reloaded goes on', async () => {
  const product = await makeProduct()
  const report = await dryRun('Title,Status\nA,Odd\n', { product, name: 'x.csv' })
  await ask(`/imports/${report.import}`, { statuses: { Odd: 'ready' } })
  expect(await get<ImportStanding>(`/imports/${report.import}`)).toMatchObject({
    state: 'read',
    name: 'x.csv',
    product,
    choices: { statuses: { Odd: 'ready' } },
  })
})

test('what was chosen is remembered for the next file of that source, by header and word, until it is forgotten', async () => {
  const product = await makeProduct()
  const first = await dryRun('Title,State,Remark\nA,Odd,x\n', { product, name: 'a.csv' })
  await ask(`/imports/${first.import}`, { statuses: { Odd: 'ready' }, mapping: { 2: 'labels' } })
  const { step } = await apply(first)
  await ask('/commands/revert-commit', { commit: step })

  // In another product, with its columns in another order, after the import was undone.
  const other = await makeProduct()
  const second = () => dryRun('Remark,Title,State\nx,B,ODD\n', { product: other, name: 'b.csv' })
  const report = await second()
  expect(report.remembered).toEqual(['mapping', 'statuses'])
  expect(report.columns[0]).toMatchObject({ header: 'Remark', as: 'labels', by: 'remembered' })
  expect(report.words[0]).toMatchObject({ takenFor: 'ready', by: 'remembered' })

  const { records } = await get<{ records: { id: string; source: string }[] }>('/records/habit')
  const { id } = records.find(({ source }) => source.startsWith('csv:'))!
  expect((await ask('/commands/delete-habit', { habit: id })).status).toBe(200)
  expect((await second()).remembered).toEqual([])
})
