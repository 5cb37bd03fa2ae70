import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportLine, ImportReport, ImportStanding } from '#protocol/import-report.ts'
import { giveRole, join, modelToJoin } from '#tests/support/join.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'

let served: Served
let ann: Person
beforeAll(async () => {
  served = await serve({ model: modelToJoin })
  ann = await claim(served)
})
afterAll(() => served.stop())

const as = () => ({ cookie: ann.cookie, origin: served.url })
const ask = (path: string, body: unknown = {}) => post(`${served.url}/api/v1${path}`, body, as())
const get = async <T>(path: string) =>
  (await (await fetch(`${served.url}/api/v1${path}`, { headers: as() })).json()) as T

function upload(text: string | Uint8Array, query: Record<string, string>): Promise<Response> {
  return fetch(`${served.url}/api/v1/imports?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: as(),
    body: typeof text === 'string' ? text : Buffer.from(text),
  })
}

async function dryRun(text: string | Uint8Array, query: Record<string, string>): Promise<ImportReport> {
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

test('what was read for one product may go to another, if one may import there', async () => {
  const [here, there] = [await makeProduct(), await makeProduct()]
  await apply(await dryRun('Id,Title\n1,A\n2,B\n', { product: there, name: 'x.csv' }))
  const report = await dryRun('Id,Title\n1,A\n2,B\n3,C\n', { product: here, name: 'x.csv' })
  expect(report).toMatchObject({ product: here, known: 0, cameTo: there, creates: 3 })
  const read = async (choices: object) =>
    (await (await ask(`/imports/${report.import}`, choices)).json()) as ImportReport
  const again = await read({ product: there })
  expect(again).toMatchObject({ product: there, known: 2, cameTo: there, creates: 1 })
  expect(await read({ product: 'prd_00000none' })).toMatchObject({ code: 'not-found' })
  await apply(again)
  expect(await itemsOf(here)).toEqual([])
  expect(await itemsOf(there)).toHaveLength(3)
})

test('a file came before to where most of it stands, or where it has most of what came, for whoever may import there', async () => {
  const [here, there] = [await makeProduct(), await makeProduct()]
  const rows = (...all: string[]) => `Id,Title\n${all.join('\n')}\n`
  await apply(await dryRun(rows('1,Home A', '2,Home B', '3,Home C'), { product: there, name: 'x.csv' }))
  const cameTo = async (file: string) => (await dryRun(file, { product: here, name: 'x.csv' })).cameTo
  expect(await cameTo(rows('1,Home A', '2,Home B', '3,Another'))).toBe(there)
  expect(await cameTo(rows('1,Home A', '2,Home B', '4,D', '5,E', '6,F', '7,G', '8,H'))).toBe(there)
  expect(await cameTo(rows('1,Home A', '4,D', '5,E', '6,F'))).toBe(null)
  expect(await cameTo(rows('1,Other A', '2,Other B', '3,Other C'))).toBe(null)
  const cy = await join(served, ann, 'Cy')
  await giveRole(served, ann, here, cy, 'team')
  const query = new URLSearchParams({ product: here, name: 'x.csv' })
  const answer = await fetch(`${served.url}/api/v1/imports?${query}`, {
    method: 'POST',
    headers: { cookie: cy.cookie, origin: served.url },
    body: rows('1,Home A', '2,Home B', '3,Home C'),
  })
  expect(await answer.json()).toMatchObject({ cameTo: null, creates: 3 })
})

test('where a file came to is looked for once, and again where a choice makes its items known by something else', async () => {
  const [here, there] = [await makeProduct(), await makeProduct()]
  const file = 'Id,Number,Title\nx1,91,Cairn\nx2,92,Scree\n'
  const report = await dryRun(file, { product: here, name: 'x.csv' })
  expect(report.cameTo).toBe(null)
  await apply(await dryRun('Id,Title\n91,Cairn\n92,Scree\n', { product: there, name: 'x.csv' }))
  const read = async (choices: object) =>
    (await (await ask(`/imports/${report.import}`, choices)).json()) as ImportReport
  expect((await read({ product: here, mapping: { 0: null, 1: 'externalId' } })).cameTo).toBe(there)
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
      .sort()
  expect(await releases()).toEqual(['Alpha', 'Beta'])
  await ask('/commands/revert-commit', { commit: step })
  expect(await releases()).toEqual(['Alpha'])
})

test('a file that comes again finds the releases that it made, however they are written', async () => {
  const product = await makeProduct()
  const long = `Version ${'of spring '.repeat(30)}`.trim()
  const table = (title: string) =>
    `Title,Status,Fix version\n${title} a,Done,Spring\n${title} b,Done, SPRING\n${title} c,Done,${long}`
  const names = async (title: string) => {
    const report = await dryRun(table(title), { product, name: 'v.csv' })
    expect(report.releases.map(({ rows }) => rows)).toEqual([2, 1])
    await ask(`/imports/${report.import}`, { releases: report.releases.map(({ name }) => name) })
    await apply(report)
    const { records } = await get<{ records: { product: string; name: string }[] }>(
      '/records/release?limit=1000',
    )
    return records
      .filter((release) => release.product === product)
      .map(({ name }) => name)
      .sort()
  }
  const first = await names('First')
  expect(first).toEqual(['Spring', expect.stringMatching(/^Version of spring .*…$/)])
  expect(await names('Second')).toEqual(first)
})

test('what is not known is refused by its name', async () => {
  const product = await makeProduct()
  const wrong = await upload('One\n', { product, name: 'x.txt', choises: '{}' })
  expect(wrong.status).toBe(422)
  expect(JSON.stringify(await wrong.json())).toContain('choises')
  const inside = await upload('One\n', { product, name: 'x.txt', choices: '{"statusses":{}}' })
  expect(JSON.stringify(await inside.json())).toContain('statusses')
})

test('what may be chosen is what the OpenAPI document says', async () => {
  const report = await dryRun('One\n', { product: await makeProduct(), name: 'x.txt' })
  const { paths } = (await (await fetch(`${served.url}/api/openapi.json`, { headers: as() })).json()) as {
    paths: Record<string, { post: { requestBody: { content: Record<string, { schema: object }> } } }>
  }
  const { schema } = paths['/api/v1/imports/{id}']!.post.requestBody.content['application/json']!
  const { properties } = schema as { properties: object }
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['twins', 'others', 'orderBy', 'estimates']))
  for (const choice of Object.keys(properties)) {
    const answer = await ask(`/imports/${report.import}`, { [choice]: { wrong: { wrong: 'x' } } })
    const { about } = (await answer.json()) as { about: { field: string; reason: string } }
    expect(answer.status, choice).toBe(422)
    expect(about.field, choice).toContain(choice)
  }
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

const habitsOf = async (product: string) =>
  (
    await get<{ records: { id: string; product: string; source: string }[] }>('/records/habit?limit=1000')
  ).records.filter((habit) => habit.product === product)

describe('what was chosen is remembered for the next file of that source', () => {
  /** Imports a file as chosen, and undoes that: what was chosen stays. */
  async function teach(
    file: string | Uint8Array,
    name: string,
    choices: object,
    into?: string,
  ): Promise<string> {
    const product = into ?? (await makeProduct())
    const report = await dryRun(file, { product, name })
    const read = await ask(`/imports/${report.import}`, choices)
    if (!read.ok) throw new Error(await read.text())
    const { step } = await apply(report)
    await ask('/commands/revert-commit', { commit: step })
    return product
  }

  test('by header and word, wherever the columns stand, until it is forgotten', async () => {
    const product = await teach('Title,State,Remark\nA,Odd,x\n', 'a.csv', {
      statuses: { Odd: 'ready' },
      mapping: { 2: 'labels' },
    })
    const other = await makeProduct()
    const second = () => dryRun('Remark,Title,State\nx,B,ODD\n', { product: other, name: 'b.csv' })
    const report = await second()
    expect(report.remembered).toEqual(['mapping', 'statuses'])
    expect(report.columns[0]).toMatchObject({ header: 'Remark', as: 'labels', by: 'remembered' })
    expect(report.words[0]).toMatchObject({ takenFor: 'ready', by: 'remembered' })
    const [habit] = await habitsOf(product)
    expect(report.habit).toEqual({ id: habit!.id, product })
    expect((await ask('/commands/delete-habit', { habit: habit!.id })).status).toBe(200)
    expect((await second()).remembered).toEqual([])
  })

  test('its encoding, where the bytes do not tell it', async () => {
    const bytes = (text: string) => Buffer.from(text.replace('é', '\u008e'), 'latin1')
    const product = await teach(bytes('Title,Wer\nCaf\u00e9,x\n'), 'a.csv', { encoding: 'macintosh' })
    const next = (file: string | Uint8Array) => dryRun(file, { product, name: 'b.csv' })
    const report = await next(bytes('Wer,Title\nx,The\u00e9\n'))
    expect(report).toMatchObject({ encoding: 'macintosh', remembered: ['encoding'] })
    expect(report.sample[0]!.title).toBe('Theé')
    expect(await next('Title,Wer\nCafé,x\n')).toMatchObject({ encoding: 'utf-8', remembered: [] })
    expect(await next('Title,Sonst\nPlain,x\n')).toMatchObject({ encoding: 'utf-8', remembered: [] })
  })

  test('its order, by a column or as in the file', async () => {
    const table = 'Title,Sequence,Weight\nA,3,1\nB,1,2\nC,2,3\n'
    const byWeight = await teach(table, 'a.csv', { order: 2 })
    const titles = ({ sample }: ImportReport) => sample.map(({ title }) => title).join('')
    const second = await dryRun('Weight,Title,Sequence\n9,D,1\n8,E,2\n', { product: byWeight, name: 'b.csv' })
    expect(second).toMatchObject({ remembered: ['order'], order: { by: 'column', header: 'Weight' } })
    expect(titles(second)).toBe('ED')
    const asInFile = await teach(table, 'a.csv', { order: 'file' })
    const third = await dryRun(table, { product: asInFile, name: 'b.csv' })
    expect(third).toMatchObject({ remembered: ['order'], order: { by: 'file' } })
    expect(titles(third)).toBe('ABC')
  })

  test('where its header stands, and that it has none', async () => {
    const report = (text: string, product: string) => dryRun(text, { product, name: 'b.csv' })
    const titled = 'Report,of,May\nTitle,Status,x\nWhat,How,Who\nA,Done,Ann\n'
    const product = await teach(titled, 'a.csv', { headerLine: 3 })
    expect(await report(titled.replace('May', 'June'), product)).toMatchObject({
      headerLine: 3,
      remembered: ['header'],
    })
    const bare = await teach('Alpha,Anna,x7\nBeta,Ben,x8\n', 'a.csv', { firstLineIsItem: true })
    expect(await report('Gamma,Gus,x9\nDelta,Dan,x1\n', bare)).toMatchObject({
      headerLine: null,
      remembered: ['header'],
      creates: 2,
    })
    expect(await report('Title,Owner,Note\nDelta,Dan,x1\n', bare)).toMatchObject({
      headerLine: 1,
      remembered: [],
    })
  })

  test('the tool that wrote it, and what an estimate in words is worth', async () => {
    const table = 'Title,Estimate\nA,M\nB,?\n'
    const product = await teach(table, 'a.csv', { source: 'linear-csv', estimates: { m: 5, '?': null } })
    const report = await dryRun('Title,Estimate\nC,M\nD,L\nE,?\n', { product, name: 'b.csv' })
    expect(report).toMatchObject({ source: 'linear-csv', remembered: ['source', 'estimates'] })
    expect(report.sample.map(({ estimate }) => estimate)).toEqual([5, null, null])
    expect(report.words).toEqual([
      expect.objectContaining({ word: 'L', sure: false, by: 'guessed' }),
      expect.objectContaining({ word: 'M', takenFor: '5', sure: true, by: 'remembered' }),
      expect.objectContaining({ word: '?', takenFor: null, sure: true, by: 'remembered' }),
    ])
  })

  test('which sheet of a workbook it was', async () => {
    const workbook = (title: string) =>
      writeXlsx({
        sheets: [
          {
            name: 'Backlog',
            rows: [
              ['Title', 'Status'],
              ['Not this', 'Done'],
            ],
          },
          {
            name: 'Wishes',
            rows: [
              ['Title', 'Mood'],
              [title, 'good'],
            ],
          },
        ],
      })
    const product = await teach(await workbook('One'), 'a.xlsx', { sheet: 'Wishes' })
    const report = await dryRun(await workbook('Two'), { product, name: 'b.xlsx' })
    expect(report).toMatchObject({ sheet: 'Wishes', remembered: ['sheet'], sample: [{ title: 'Two' }] })
  })

  test('in a file that is too large to be read beside other work, too', async () => {
    const rows = (from: number) =>
      Array.from({ length: 900 }, (_, at) => `Item number ${from + at},Odd,${900 - at}`).join('\n')
    const product = await teach(`Title,State,Weight\n${rows(0)}`, 'a.csv', {
      statuses: { Odd: 'doing' },
      order: 2,
    })
    const report = await dryRun(`Title,State,Weight\n${rows(1000)}`, { product, name: 'b.csv' })
    expect(report).toMatchObject({ remembered: ['order', 'statuses'], order: { header: 'Weight' } })
    expect(report.sample[0]).toMatchObject({ title: 'Item number 1899', status: 'doing' })
  })

  test('with a product that its file makes it comes and goes', async () => {
    const here = await makeProduct()
    const report = await dryRun('Title,State\nA,Odd\n', { product: here, name: 'n.csv' })
    await ask(`/imports/${report.import}`, {
      statuses: { Odd: 'ready' },
      newProduct: { name: `New ${here}` },
    })
    const { step } = await apply(report)
    const made = (await products()).find(({ name }) => name === `New ${here}`)!
    expect(await habitsOf(made.id)).toHaveLength(1)
    await ask('/commands/revert-commit', { commit: step })
    expect((await products()).some(({ id }) => id === made.id)).toBe(false)
    expect(await habitsOf(made.id)).toEqual([])
  })

  test('for whoever may import there, and for nobody else', async () => {
    const secret = await teach('Title,State\nA,Hush\n', 'a.csv', { statuses: { Hush: 'done' } })
    const theirs = await makeProduct()
    const bob = await join(served, ann, 'Bob')
    await giveRole(served, ann, theirs, bob, 'team')
    const read = async () => {
      const query = new URLSearchParams({ product: theirs, name: 'b.csv' })
      const answer = await fetch(`${served.url}/api/v1/imports?${query}`, {
        method: 'POST',
        headers: { cookie: bob.cookie, origin: served.url },
        body: 'Title,State\nB,Hush\n',
      })
      return (await answer.json()) as ImportReport
    }
    expect(await read()).toMatchObject({ remembered: [], habit: null })
    await giveRole(served, ann, secret, bob, 'viewer')
    expect((await read()).remembered).toEqual([])
    await giveRole(served, ann, secret, bob, 'team')
    expect(await read()).toMatchObject({ remembered: ['statuses'], habit: { product: secret } })
  })
})
