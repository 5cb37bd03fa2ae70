import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Item } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import type { ImportLine, ImportReport } from '#protocol/import-report.ts'
import { giveRole, join as joinAs, modelToJoin, takeRole } from '#tests/support/join.ts'
import { claim, type Person, post, type Served, serve, testId } from '#tests/support/serve.ts'
import { titlesInAnyScript } from '#tests/support/titles-in-any-script.ts'

const examples = resolve(import.meta.dirname, '../../../examples')
const data = resolve(import.meta.dirname, '../../../../shared/data')
const absent = !existsSync(data)
const why = absent ? ' (skipped: ../shared/data is absent)' : ''

let served: Served
let ann: Person
let product: string
beforeAll(async () => {
  served = await serve({ model: modelToJoin })
  ann = await claim(served)
})
afterAll(() => served.stop())
beforeEach(async () => {
  product = testId('product')
  const key = `P${product.slice(-6).replace(/^0+/, '')}`
  await run('create-product', { product, name: key, key })
})

const as = (who: Person) => ({ cookie: who.cookie, origin: served.url })
const ask = (path: string, body?: unknown) => post(`${served.url}/api/v1${path}`, body ?? {}, as(ann))
const get = (path: string) => fetch(`${served.url}/api/v1${path}`, { headers: as(ann) })

async function run(name: string, input: object): Promise<{ commit: { id: string; seq: number } }> {
  const answer = await ask(`/commands/${name}`, input)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as { commit: { id: string; seq: number } }
}

function upload(
  bytes: Uint8Array | string,
  name: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const query = new URLSearchParams({ product, name, ...more })
  const body = (typeof bytes === 'string' ? Buffer.from(bytes) : bytes) as Uint8Array<ArrayBuffer>
  return fetch(`${served.url}/api/v1/imports?${query}`, { method: 'POST', headers: as(ann), body })
}

async function dryRun(
  bytes: Uint8Array | string,
  name: string,
  more?: Record<string, string>,
): Promise<ImportReport> {
  const answer = await upload(bytes, name, more)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as ImportReport
}

async function linesOf(answer: Response): Promise<ImportLine[]> {
  const text = await answer.text()
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ImportLine)
}

async function apply(report: ImportReport) {
  const lines = await linesOf(await ask(`/imports/${report.import}/apply`))
  const last = lines.at(-1)!
  if (last.phase !== 'done') throw new Error(JSON.stringify(last))
  return { ...last, lines }
}

/** From the disk, not from memory. */
async function stored(): Promise<Item[]> {
  const items: Item[] = []
  await served.storage.load(ann.workspace, (kind, bodies) => {
    if (kind === 'item') for (const item of JSON.parse(bodies) as Item[]) items.push(item)
  })
  return items.filter((item) => item.product === product).sort(byRank)
}

async function textsOf(items: readonly Item[]): Promise<string[]> {
  const ids = items.flatMap(({ description }) => description ?? [])
  const texts = new Map(
    (await served.storage.documents(ann.workspace, ids)).map(({ id, text }) => [id, text]),
  )
  return items.map(({ description }) => texts.get(description ?? '') ?? '')
}

/** Takes an import back, whether it was one commit or a long step, and waits until that is done. */
async function undo(step: string): Promise<void> {
  if (!step.startsWith('stp_')) return void (await run('revert-commit', { commit: step }))
  const taking = testId('step')
  await run('undo-step', { step, undo: taking })
  for (;;) {
    const { state } = (await (await get(`/records/step/${taking}`)).json()) as { state: string }
    if (state === 'done') return
    expect(state).toBe('running')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function seq(): Promise<number> {
  return (await served.storage.head(ann.workspace)).seq
}

/** The first difference by itself: a diff of 10,000 lines says nothing. */
function expectSame(found: readonly string[], wanted: readonly string[]) {
  expect(found.length).toBe(wanted.length)
  const at = wanted.findIndex((title, place) => title !== found[place])
  expect(at === -1 ? null : { at, found: found[at], wanted: wanted[at] }).toBeNull()
}

describe('a dry run', () => {
  test('is of the product that has or had a key', async () => {
    await run('edit-product', { product, key: `Q${product.slice(-5)}` })
    const had = `p${product.slice(-6).replace(/^0+/, '')}`
    expect(await dryRun('Title\nPay', 'x.csv', { product: had })).toMatchObject({ product, creates: 1 })
  })

  test('keeps the file on the disk, for as long as it may be imported and no longer', async () => {
    const files = () => readdirSync(join(served.dataDir, 'uploads')).length
    const reports: ImportReport[] = []
    for (let at = 0; at < 5; at++) reports.push(await dryRun(`Title\nKept ${at}`, 'x.csv'))
    // The last three of a member, each with what it skips.
    await expect.poll(files).toBe(6)
    expect((await upload('', 'x.csv')).status).toBe(422)
    await expect.poll(files).toBe(6)
    expect((await ask(`/imports/${reports[0]!.import}`)).status).toBe(404)
    expect(await (await ask(`/imports/${reports[4]!.import}`, {})).json()).toMatchObject({ creates: 1 })
    await apply(reports[4]!)
    await expect.poll(files).toBe(5)
    expect((await ask(`/imports/${reports[4]!.import}`)).status).toBe(409)
  })

  test('says what would be created and what not, and writes nothing', async () => {
    const before = await seq()
    const report = await dryRun('Id,Title,Status,Mood\n1,Pay,Done,glad\n2,,To do,\n3,Ship,To do,sad', 'x.csv')
    expect(report).toMatchObject({
      source: 'csv',
      encoding: 'utf-8',
      creates: 2,
      skips: 1,
      product,
      name: 'x.csv',
    })
    expect(report.skipped).toEqual([
      { line: 3, text: '2 To do', reason: expect.stringContaining('is empty') },
    ])
    expect(report.columns.map(({ header, as }) => [header, as])).toEqual([
      ['Id', 'externalId'],
      ['Title', 'title'],
      ['Status', 'status'],
      ['Mood', null],
    ])
    expect(report.columns[3]?.samples).toEqual(['glad', 'sad'])
    expect(report.sample.map(({ title, status }) => [title, status])).toEqual([
      ['Pay', 'done'],
      ['Ship', 'draft'],
    ])
    expect(await seq()).toBe(before)
    expect(await stored()).toEqual([])
  })

  test('is run again with other columns, on the same file, and the import follows the last one', async () => {
    const report = await dryRun('Title,Note\nPay,By card\nShip,By bike', 'x.csv', {
      mapping: '{"1":"labels"}',
    })
    expect(report.columns[1]?.as).toBe('labels')
    const again = (await (
      await ask(`/imports/${report.import}`, { mapping: { 0: null, 1: 'title' } })
    ).json()) as ImportReport
    expect(again.import).toBe(report.import)
    expect(again.sample.map(({ title }) => title)).toEqual(['By card', 'By bike'])
    await apply(again)
    expect((await stored()).map(({ title }) => title)).toEqual(['By card', 'By bike'])
  })

  test('lists two hundred that are skipped and gives all as a table in which no cell is a formula', async () => {
    const text = `Id,Title\n${Array.from({ length: 250 }, (_, at) => `=${at},`).join('\n')}\n1,Pay`
    const report = await dryRun(text, 'x.csv')
    expect([report.skips, report.skipped.length]).toEqual([250, 200])
    const csv = await (await get(`/imports/${report.import}/skipped.csv`)).text()
    const rows = csv.trim().split('\r\n')
    expect(rows).toHaveLength(251)
    expect(rows[1]).toMatch(/^2,'=0,/)
  })

  test('a file that cannot be read is answered with the sentence that says what to do', async () => {
    const answer = await upload(Uint8Array.from([0x50, 0x4b, 3, 4]), 'x.xlsx')
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      code: 'unreadable-file',
      detail: expect.stringContaining('save it as xlsx again'),
    })
  })

  test('a file of more than 20 MB is turned away', async () => {
    const answer = await upload(new Uint8Array(20 * 1024 * 1024 + 1), 'x.csv')
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'file-too-large'])
  })

  test('a large file whose reading goes to a thread is read no differently', async () => {
    const titles = titlesInAnyScript(3000)
    const text = stringify([['Title', 'Status'], ...titles.map((title) => [title, 'Done']), ['', 'Done']])
    const report = await dryRun(text, 'x.csv')
    expect([report.creates, report.skips]).toEqual([3000, 1])
    expect(report.sample.map(({ title }) => title)).toEqual(titles.slice(0, 20))
    const bad = await upload(`Title${',A'.repeat(20_000)}\nPay`, 'x.csv')
    expect(bad.status).toBe(422)
  })

  test('what is asked for in the wrong shape is refused with the field', async () => {
    for (const more of [{ mapping: '{"a":"title"}' }, { mapping: '{' }, { source: 'word' }]) {
      const answer = await upload('Title\nPay', 'x.csv', more as Record<string, string>)
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({ code: 'malformed' })
    }
    const nowhere = await upload('Title\nPay', 'x.csv', { product: 'prd_0000none' })
    expect([nowhere.status, ((await nowhere.json()) as { code: string }).code]).toEqual([404, 'not-found'])
  })
})

describe('an import', () => {
  test('is one commit with a note, and tells how far it is', async () => {
    const before = await seq()
    const done = await apply(await dryRun('Title\nPay\nShip', 'shop.csv'))
    expect(done).toMatchObject({ created: 2, skipped: 0, seq: before + 1 })
    const commit = await served.storage.commitById(ann.workspace, done.step!)
    expect(commit).toMatchObject({
      via: 'import',
      actor: ann.member,
      note: { words: 'import.note', values: { name: 'shop.csv', count: 2 } },
    })
    expect(done.lines.map(({ phase }) => phase)).toEqual(['look', 'check', 'write', 'done'])
  })

  test('applied twice, even at once, happens once and both are told the same', async () => {
    const report = await dryRun('Title\nPay\nShip', 'x.csv')
    const [one, two] = await Promise.all([apply(report), apply(report)])
    const three = await apply(report)
    for (const other of [two, three])
      expect([other.step, other.seq, other.created]).toEqual([one.step, one.seq, one.created])
    expect(await stored()).toHaveLength(2)
    const state = await (await get(`/imports/${report.import}`)).json()
    expect(state).toMatchObject({ state: 'applied', applied: { step: one.step, created: 2 } })
  })

  test('undone, all of it is gone, and it may be imported again', async () => {
    const text = 'Id,Title,Parent\n1,Child,2\n2,Parent,'
    const { step } = await apply(await dryRun(text, 'x.csv'))
    await undo(step!)
    expect(await stored()).toEqual([])
    expect((await dryRun(text, 'x.csv')).creates).toBe(2)
  })

  test('of the same file makes nothing the second time', async () => {
    const text = 'Pay\nShip\nPay'
    await apply(await dryRun(text, 'x.txt'))
    const again = await dryRun(text, 'x.txt')
    expect([again.creates, again.skips]).toEqual([0, 3])
  })

  test('two dry runs of one file, applied one after the other, make its items once', async () => {
    const [one, two] = [await dryRun('Pay\nShip', 'x.txt'), await dryRun('Pay\nShip', 'x.txt')]
    expect((await apply(one)).created).toBe(2)
    const lines = await linesOf(await ask(`/imports/${two.import}/apply`))
    expect(lines.at(-1)).toMatchObject({ phase: 'done', step: null, created: 0, skipped: 2 })
    expect(await stored()).toHaveLength(2)
  })

  test('given up before the commit writes nothing, and can be taken up again', async () => {
    const titles = Array.from({ length: 5000 }, (_, at) => `Story ${at}`)
    const report = await dryRun(titles.join('\n'), 'x.txt')
    const before = await seq()
    const given = new AbortController()
    // Without a socket in between, the wish arrives before the next slice of work.
    const answer = await served.app.http.request(`/api/v1/imports/${report.import}/apply`, {
      method: 'POST',
      headers: { ...as(ann), 'sec-fetch-site': 'same-origin' },
      signal: given.signal,
    })
    const reader = answer.body!.getReader()
    await reader.read()
    given.abort()
    let last = ''
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      last = Buffer.from(piece.value).toString()
    expect(JSON.parse(last)).toEqual({ phase: 'cancelled' })
    expect(await (await get(`/imports/${report.import}`)).json()).toMatchObject({ state: 'read' })
    expect(await seq()).toBe(before)
    expect((await apply(report)).created).toBe(5000)
  })
})

describe('no text is altered or dropped', () => {
  test('10,000 titles in any script are stored as they were written, as one step that undo takes back', async () => {
    const titles = titlesInAnyScript(10_000)
    const rows = titles.map((title, at) => [`X-${at}`, title, `${title}\r\nand more`])
    const text = stringify([['Id', 'Title', 'Description'], ...rows], { delimiter: ';', bom: true })
    const before = await seq()
    const report = await dryRun(text, 'everything.csv')
    expect([report.creates, report.skips]).toEqual([10_000, 0])
    const done = await apply(report)
    expect(done.created).toBe(10_000)
    expect(done.seq).toBeGreaterThan(before + 20)
    const items = await stored()
    expectSame(
      items.map(({ title }) => title),
      titles,
    )
    expectSame(
      await textsOf(items),
      titles.map((title) => `${title}\r\nand more`),
    )
    expect((await dryRun(text, 'everything.csv')).creates).toBe(0)
    await undo(done.step!)
    expect(await stored()).toEqual([])
  }, 60_000)

  test('the example has 67 stories, each as its line says', async () => {
    const example = await get('/examples/g14-datahub.txt')
    const bytes = new Uint8Array(await example.arrayBuffer())
    expect(Buffer.from(bytes).equals(readFileSync(resolve(examples, 'g14-datahub.txt')))).toBe(true)
    const report = await dryRun(bytes, 'g14-datahub.txt')
    expect([report.creates, report.skips]).toEqual([67, 0])
    await apply(report)
    const lines = Buffer.from(bytes)
      .toString()
      .split(/\r?\n/)
      .map((line) => line.replace('#G14#', '').trim())
      .filter((line) => line !== '')
    expectSame(
      (await stored()).map(({ title }) => title),
      lines,
    )
    expect((await dryRun(bytes, 'g14-datahub.txt')).creates).toBe(0)
  })

  const files: [path: string, creates: number, skips: number][] = [
    ['exports/jira/mrlint01-memory-game-Jira.csv', 51, 0],
    ['exports/trello/wekan-trello-project100.json', 3, 0],
    ['exports/trello/marques-work-testdrive-board.json', 44, 78],
    ['exports/generic/gouldsmith-userstories-semicolon.csv', 26, 0],
    ['exports/redmine/import_iso8859-1.csv', 2, 0],
  ]
  for (const [path, creates, skips] of files) {
    test.skipIf(absent)(
      `${path} makes ${creates} items and again none, and undo takes them${why}`,
      async () => {
        const bytes = readFileSync(resolve(data, path))
        const report = await dryRun(bytes, path)
        expect([report.creates, report.skips]).toEqual([creates, skips])
        const { step } = await apply(report)
        expect(await stored()).toHaveLength(creates)
        const again = await dryRun(bytes, path)
        expect([again.creates, again.skips]).toEqual([0, creates + skips])
        await undo(step!)
        expect(await stored()).toEqual([])
      },
    )
  }
})

test('nothing went wrong that nobody was told of', () => {
  expect(served.faults).toEqual([])
})

test('only who may add items may import, and what was read is for who sent it', async () => {
  const report = await dryRun('Title\nPay', 'x.csv')
  expect((await fetch(`${served.url}/api/v1/imports/${report.import}`)).status).toBe(401)
  expect((await get('/imports/unknown')).status).toBe(404)
  const bea = await joinAs(served, ann, 'Bea')
  const hers = { headers: as(bea) }
  const sends = (path: string) => post(`${served.url}/api/v1${path}`, {}, as(bea))
  const body = Buffer.from('Title\nPay') as Uint8Array<ArrayBuffer>
  const uploads = (into = product) =>
    fetch(`${served.url}/api/v1/imports?product=${into}&name=x.csv`, { method: 'POST', ...hers, body })
  // Without a part in the product, it is not there, by whatever it is called.
  const key = `P${product.slice(-6).replace(/^0+/, '')}`
  for (const id of [product, key, 'NONE'])
    expect(await (await uploads(id)).json()).toMatchObject({ status: 404, about: { kind: 'product', id } })
  await giveRole(served, ann, product, bea, 'stakeholder')
  expect((await uploads()).status).toBe(403)
  await giveRole(served, ann, product, bea, 'team')
  const mine = (await (await uploads()).json()) as ImportReport
  expect((await fetch(`${served.url}/api/v1/imports/${report.import}`, hers)).status).toBe(404)
  await takeRole(served, ann, product, bea)
  expect((await sends(`/imports/${mine.import}/apply`)).status).toBe(404)
  expect(await stored()).toEqual([])
})
