import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#cli/run-cli.ts'
import { item } from '#domain/backlog/item.ts'
import { byRank, defineKind } from '#domain/kernel/kind.ts'
import { createOf, deleteOf, editOf, rankOf } from '#domain/kernel/kind-commands.ts'
import {
  choiceField,
  createdAtField,
  documentField,
  lineField,
  numberField,
  rankField,
  refField,
} from '#domain/kernel/make-field.ts'
import { planners } from '#domain/kernel/right.ts'
import { productId } from '#domain/product/product.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import { letIn } from '#tests/support/join.ts'
import { joinLive } from '#tests/support/live-client.ts'
import { modelWith } from '#tests/support/model-with.ts'
import { type Person, post } from '#tests/support/serve.ts'
import { serveTrailmix, type TrailmixServer } from '#tests/support/trailmix-server.ts'
import { area } from '#words/area.ts'

const riskWords = area('test-risks', { risk: 'Risk', many: 'risks', low: 'Low', high: 'High' })

/** A kind, and a field of items, that no door has heard of: this, and the lists below, is all there is of them. */
const risk = defineKind(
  'rsk',
  {
    product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
    name: lineField('name'),
    level: choiceField('status', ['low', 'high'], { words: riskWords, initial: 'low' }),
    plan: documentField('description'),
    rank: rankField,
    createdAt: createdAtField,
  },
  {
    label: riskWords.said('risk'),
    many: riskWords.said('many'),
    home: { shelf: 'backlog', through: 'product' },
    name: ({ name }) => name,
    revert: planners,
    order: { within: 'product', compare: byRank },
    ranked: true,
  },
)
const effort = numberField('estimate', { least: 0, most: 9, imports: ['bother'] })
const itemWithEffort = defineKind('itm', { ...item.fields, effort }, item as never)
const [kind, table] = ['risk' as never, risk as never]
const model = modelWith({
  kinds: { item: itemWithEffort, risk },
  commands: [
    createOf(kind, table, { title: 'Add risk' }),
    editOf(kind, table, { title: 'Edit risk' }),
    rankOf(kind, table, { title: 'Move risk' }),
    deleteOf(kind, table, { title: 'Delete risk' }),
    letIn,
  ],
})

let world: TrailmixServer
let theo: Person
let sandra: Person

beforeAll(async () => {
  world = await serveTrailmix({ model })
  theo = await world.seat('Theo', 'team')
  sandra = await world.seat('Sandra', 'stakeholder')
}, 90_000)
afterAll(async () => {
  expect(world.served.faults).toEqual([])
  await world.served.stop()
})

async function json(who: Person, path: string): Promise<{ status: number; [field: string]: unknown }> {
  const answer = await world.get(who, path)
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
}
async function addRisk(name: string, more: object = {}): Promise<string> {
  const { created } = await world.act(theo, 'create-risk', { product: world.trailmix, name, ...more })
  return created.risk!
}
const namesOf = (answer: { [field: string]: unknown }) =>
  (answer.records as { name: string }[]).map(({ name }) => name)
async function cli(...argv: string[]) {
  const out: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    readFile: async () => new Uint8Array(),
    readStdin: async () => new Uint8Array(),
  }
  const { url, dataDir } = world.served
  const code = await runCli(argv, io, { THROUGHLINE_URL: url, DATA_DIR: dataDir }, '/')
  return { code, out: out.join('\n') }
}

describe('a kind that is only in a table', () => {
  test('is made, read, narrowed and ranked over REST, with its long text beside it', async () => {
    const rain = await addRisk('Rain', { plan: 'Take umbrellas.' })
    await addRisk('Snow')
    await world.act(theo, 'rank-risk', { risk: rain, after: null })
    expect(namesOf(await json(theo, '/api/v1/records/risk?product=TM'))).toEqual(['Rain', 'Snow'])
    await world.act(theo, 'rank-risk', {
      risk: rain,
      after: (
        (await json(theo, '/api/v1/records/risk?product=TM')) as unknown as { records: { id: string }[] }
      ).records[1]!.id,
    })
    expect(namesOf(await json(theo, '/api/v1/records/risk?product=TM'))).toEqual(['Snow', 'Rain'])
    const record = await json(theo, `/api/v1/records/risk/${rain}`)
    expect(record).toMatchObject({ status: 200, name: 'Rain', level: 'low' })
    expect(await json(theo, `/api/v1/documents/${record.plan}`)).toMatchObject({ text: 'Take umbrellas.' })
    expect((await json(theo, `/api/v1/queries/record?id=${rain}`)).record).toMatchObject({ name: 'Rain' })
  })

  test('is described in OpenAPI and to the command line', async () => {
    const document = await json(theo, '/api/openapi.json')
    expect(document.paths).toMatchObject({
      '/api/v1/commands/create-risk': { post: { summary: 'Add risk' } },
      '/api/v1/records/risk': {},
      '/api/v1/records/risk/{id}': {},
    })
    expect(document.components).toMatchObject({
      schemas: { risk: { properties: { level: { enum: ['low', 'high'] } } } },
    })
    const help = await cli('create-risk', '--help')
    expect(help.out).toContain('--level')
    expect((await cli('create-risk', '--product', 'TM', '--name', 'Typed in')).code).toBe(0)
    expect(namesOf(await json(theo, '/api/v1/records/risk?product=TM'))).toContain('Typed in')
  })

  test('is told to those who follow its shelf and in the snapshot, and to nobody else', async () => {
    const [his, hers] = [await joinLive(world.served.url, theo), await joinLive(world.served.url, sandra)]
    const id = await addRisk('Heard of')
    const told = await his.heard('commits', ({ commits }) => JSON.stringify(commits).includes(id))
    expect(told.commits.at(-1)!.scopes![world.backlog]).toMatchObject([
      { kind: 'risk', after: { name: 'Heard of' } },
    ])
    await hers.heard('commits', ({ commits }) => commits.at(-1)!.seq === told.commits.at(-1)!.seq)
    expect(hers.frames.some((frame) => frame.includes('Heard of'))).toBe(false)
    const snapshot = await world.get(theo, `/api/v1/snapshot?scope=${world.backlog}`)
    expect(decodeSnapshot(await snapshot.text()).records.get(kind)).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'Heard of' })]),
    )
    expect(await json(sandra, `/api/v1/records/risk/${id}`)).toMatchObject({ status: 404 })
    expect(namesOf(await json(sandra, '/api/v1/records/risk'))).toEqual([])
    for (const page of [his, hers]) page.close()
  })

  test('stands in the history in words, and is undone', async () => {
    const id = await addRisk('Passing')
    await world.act(theo, 'edit-risk', { risk: id, level: 'high' })
    const { entries } = (await json(theo, `/api/v1/queries/history?record=${id}`)) as unknown as {
      entries: { id: string; did: string[]; lines: { said: { words: string; values: object } }[] }[]
    }
    expect(entries.map(({ did }) => did)).toEqual([['Edit risk'], ['Add risk']])
    expect(JSON.stringify(entries[0]!.lines)).toContain('High')
    await world.act(theo, 'revert-commit', { commit: entries[0]!.id })
    expect(await json(theo, `/api/v1/records/risk/${id}`)).toMatchObject({ level: 'low' })
    await world.act(theo, 'revert-commit', { commit: entries[1]!.id })
    expect(await json(theo, `/api/v1/records/risk/${id}`)).toMatchObject({ status: 404 })
  })

  test('is refused to the wrong role, and judged by its table', async () => {
    const risk = await addRisk('Guarded')
    const send = async ({ cookie }: Person, name: string, input: object) =>
      (await post(`${world.served.url}/api/v1/commands/${name}`, input, { cookie })).status
    expect(await send(sandra, 'create-risk', { product: world.trailmix, name: 'Hers' })).toBe(403)
    expect([403, 404]).toContain(await send(sandra, 'edit-risk', { risk, level: 'high' }))
    expect(await send(theo, 'edit-risk', { risk, level: 'sideways' })).toBe(422)
    expect(await send(theo, 'delete-risk', { risk })).toBe(200)
  })
})

describe('a field that is only in a table', () => {
  test('is set, judged, read and described', async () => {
    const { created } = await world.act(theo, 'create-item', {
      product: world.trailmix,
      title: 'Maps',
      effort: 3,
    })
    await world.act(theo, 'edit-item', { item: created.item, effort: 5 })
    expect(await json(theo, `/api/v1/records/item/${created.item}`)).toMatchObject({ effort: 5 })
    const wrong = { item: created.item, effort: 10 }
    const answer = await post(`${world.served.url}/api/v1/commands/edit-item`, wrong, { cookie: theo.cookie })
    expect(answer.status).toBe(422)
    const { paths } = (await json(theo, '/api/openapi.json')) as { paths?: object }
    expect(JSON.stringify((paths as Record<string, object>)['/api/v1/commands/edit-item'])).toContain(
      '"effort"',
    )
    expect((await cli('edit-item', '--help')).out).toContain('--effort')
  })

  async function imported(lines: string[], more = ''): Promise<{ report: ImportReport; efforts: unknown[] }> {
    const query = `product=TM&name=efforts.csv${more}`
    const sent = { method: 'POST', headers: { cookie: theo.cookie, origin: world.served.url } }
    const send = (path: string, body = '') => fetch(`${world.served.url}${path}`, { ...sent, body })
    const report = (await (await send(`/api/v1/imports?${query}`, lines.join('\n'))).json()) as ImportReport
    expect(await (await send(`/api/v1/imports/${report.import}/apply`)).text()).toContain('"phase":"done"')
    const { records } = (await json(theo, '/api/v1/records/item?product=TM&limit=1000')) as unknown as {
      records: { title: string; effort: unknown }[]
    }
    const efforts = records.filter(({ title }) => lines.some((line) => line.startsWith(`${title},`)))
    return { report, efforts: efforts.map(({ effort }) => effort) }
  }

  test('is recognised in imports by its headings and its name, and read as its table says', async () => {
    const { report, efforts } = await imported(['Title,Bother', 'Tents,7', 'Ropes,much', 'Boots,'])
    expect(report.columns.map(({ as }) => as)).toEqual(['title', 'effort'])
    expect(efforts).toEqual([7, null, null])
    expect(report.warnings).toEqual([expect.stringContaining('“much”')])
    expect((await imported(['Title,Effort', 'Stoves,2'])).efforts).toEqual([2])
    const chosen = encodeURIComponent('{"1":"effort"}')
    expect((await imported(['Title,Sweat', 'Packs,4'], `&mapping=${chosen}`)).efforts).toEqual([4])
  })

  test('is recognised in a file that is read on a thread of its own', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `Peak ${at},${at % 9},${'x'.repeat(1000)}`)
    const { efforts } = await imported(['Title,Bother,Description', ...lines])
    expect(efforts).toEqual(lines.map((_, at) => at % 9))
  })
})
