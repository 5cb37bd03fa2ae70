import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claim, post, type Served, serve, testId } from '#tests/support/serve.ts'
import { runCli } from './run-cli.ts'

let served: Served
let folder: string
const product = testId('product')
beforeAll(async () => {
  served = await serve()
  folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'))
  const ann = await claim(served)
  const input = { product, name: 'Shop', key: 'SHOP' }
  await post(`${served.url}/api/v1/commands/create-product`, input, { cookie: ann.cookie })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await served.stop()
})

async function cli(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    readFile: async (path: string) => new Uint8Array(await readFile(path)),
    readStdin: async () => new Uint8Array(0),
  }
  const exit = await runCli(argv, io, { THROUGHLINE_URL: served.url, DATA_DIR: served.dataDir }, folder)
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

const titles = async () => {
  const { out } = await cli('records', 'item', '--product', product, '--json')
  return (JSON.parse(out) as { title: string }[]).map(({ title }) => title).sort()
}

test('a dry run reports and writes nothing; the import reports, tells how far it is, and does it once', async () => {
  writeFileSync(join(folder, 'shop.csv'), 'Id,Title\n1,Pay\n2,\n3,Ship')
  const dry = await cli('import', 'shop.csv', '--product', 'SHOP', '--dry-run')
  expect(dry).toMatchObject({ exit: 0, err: '' })
  expect(dry.out).toMatch(/^Read as csv, utf-8: 2 to create, 1 to skip\n +line 3 +Title: “Title” is empty/)
  expect(await titles()).toEqual([])
  const done = await cli('import', 'shop.csv', '--product', 'SHOP')
  expect(done.out).toMatch(/^Created 2 items as step \d+, skipped 1\.$/)
  expect(done.err.split('\n').slice(-2)).toEqual(['60 %', '80 %'])
  expect(await titles()).toEqual(['Pay', 'Ship'])
  const again = await cli('import', 'shop.csv', '--product', 'SHOP', '--dry-run')
  expect(again.out).toContain('0 to create, 3 to skip')
})

test('a file that is all here already is imported as nothing, which is no error', async () => {
  writeFileSync(join(folder, 'twice.csv'), 'Id,Title\n81,Sing\n82,Dance')
  await cli('import', 'twice.csv', '--new-product', 'Twice')
  const { out } = await cli('records', 'product', '--json')
  const { key } = (JSON.parse(out) as { name: string; key: string }[]).find(({ name }) => name === 'Twice')!
  const again = (...more: string[]) => cli('import', 'twice.csv', '--product', key, ...more)
  expect(await again()).toMatchObject({
    exit: 0,
    out: 'Created 0 items, skipped 2: there was nothing to create.',
  })
  const json = await again('--json')
  expect(json).toMatchObject({ exit: 0, err: '' })
  expect(JSON.parse(json.out)).toMatchObject({ phase: 'done', step: null, created: 0, skipped: 2 })
  writeFileSync(join(folder, 'head.csv'), 'Id,Title\n')
  expect(await cli('import', 'head.csv', '--product', key)).toMatchObject({ exit: 0 })
})

test('--map says by their numbers what columns are', async () => {
  writeFileSync(join(folder, 'odd.csv'), 'Note,Title\nWalk,x\nHike,y')
  await cli('import', 'odd.csv', '--product', product, '--map', '1=title', '--map', '2=none')
  expect(await titles()).toEqual(['Hike', 'Pay', 'Ship', 'Walk'])
  const wrong = await cli('import', 'odd.csv', '--product', product, '--map', 'title=1')
  expect(wrong.exit).toBe(2)
  expect(wrong.err).toContain('such as 3=title')
})

test('--new-product makes a product for what is imported', async () => {
  writeFileSync(join(folder, 'new.txt'), 'One\nTwo\n')
  const neither = await cli('import', 'new.txt')
  expect(neither.err).toContain('--new-product')
  const done = await cli('import', 'new.txt', '--new-product', 'Roadmap 2026')
  expect(done.out).toMatch(/^Created 2 items/)
  const { out } = await cli('records', 'product', '--json')
  expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ name: 'Roadmap 2026', key: 'R2' }))
})

test('a file that cannot be read ends with the sentence that says what to do', async () => {
  writeFileSync(join(folder, 'x.xlsx'), Buffer.from([0x50, 0x4b, 3, 4]))
  const answer = await cli('import', 'x.xlsx', '--product', 'SHOP')
  expect(answer.exit).toBe(2)
  expect(answer.err).toContain('save it as xlsx again')
  expect((await cli('import', 'nowhere.csv', '--product', 'SHOP')).exit).toBe(3)
})

test('what is said of a file and cannot hold is refused by name, for people and programs', async () => {
  writeFileSync(join(folder, 'said.csv'), 'Title,Status,Size\nA,Accepted,M\nB,Done,?')
  const said = (...flags: string[]) => cli('import', 'said.csv', '--dry-run', ...flags)
  for (const [flags, sentence] of [
    [['--map', '9=title'], 'called “9”; its columns are Title, Status, Size'],
    [['--map', 'Nope=title'], 'called “Nope”'],
    [['--order', '9'], 'called “9”'],
    [['--order', 'Nope'], 'called “Nope”'],
    [['--map', 'Title=nope'], 'fields are title, kind'],
    [['--sheet', 'Plan'], 'no sheet “Plan”'],
    [['--header-line', '7'], 'Line 7 holds no row'],
    [['--header-line', 'x'], 'number of a line'],
    [['--encoding', 'nonsense'], 'none of utf-8'],
    [['--status', 'Accepted=finished'], 'draft, ready, doing, done'],
    [['--estimate', 'M=many'], '"M=5"'],
    [['--nonsense'], '--nonsense'],
    [['said.csv'], 'one file'],
  ] as const) {
    const told = await said(...flags)
    expect(told.exit, flags.join(' ')).toBe(2)
    expect(told.err).toContain(sentence)
    const json = await said(...flags, '--json')
    expect(json).toMatchObject({ exit: 2, out: '' })
    const { kind, title, detail } = JSON.parse(json.err)
    expect({ kind, detail }).toEqual({ kind: 'refusal', detail: expect.stringContaining(sentence) })
    expect(title.length, 'a title is short, and not the sentence again').toBeLessThan(20)
  }
  expect((await said('--status', 'Nowhere=done')).out).toContain('“Nowhere”')
})

test('a line with the number of an item that was renamed is named, and --same or --other decides', async () => {
  const id = `prd_${'twins'.padStart(10, '0')}`
  await cli('create-product', '--product', id, '--name', 'Twins', '--key', 'TWIN')
  writeFileSync(join(folder, 'twins.csv'), 'Id,Title\n1,One\n2,Two\n3,Three')
  await cli('import', 'twins.csv', '--product', 'TWIN')
  await cli('edit-item', '--item', 'TWIN-2', '--title', 'Pair')
  const dry = (...flags: string[]) => cli('import', 'twins.csv', '--product', 'TWIN', '--dry-run', ...flags)
  const { out } = await dry()
  expect(out).toContain('0 to create, 3 to skip')
  expect(out).toContain(
    'line 3, “Two”, has the number of TWIN-2, which is “Pair” here: taken for the same item',
  )
  expect((await dry('--other', '3')).out).toContain('1 to create, 2 to skip')
  expect((await dry('--other', '3', '--same', '3')).out).toContain('0 to create')
  expect((await dry('--same', '9')).out).toContain('nothing here is like them: line 9')
  expect((await dry('--same', 'Two')).err).toContain('such as 7')
  expect((await cli('import', 'twins.csv', '--dry-run', '--same', '3')).err).toContain('--product')
})

test('what words of an estimate are worth can be said', async () => {
  writeFileSync(join(folder, 'sizes.csv'), 'Title,Size\nA,M\nB,?\nC,XL')
  const { out } = await cli(
    'import',
    'sizes.csv',
    '--dry-run',
    '--json',
    '--estimate',
    'm=5',
    '--estimate',
    '?=none',
  )
  const { data } = JSON.parse(out)
  expect(data.items.map(({ estimate }: { estimate: number | null }) => estimate)).toEqual([5, null, null])
  expect(data.words).toContainEqual({ field: 'estimate', word: 'M', rows: 1, takenFor: '5' })
})

test('where a product is named, its server says the same, with what is here already and what was chosen before', async () => {
  const file = 'Title,State,Sort\nAlpha,Odd,Wish\nBeta,Odd,Wish'
  writeFileSync(join(folder, 'first.csv'), file)
  await cli('import', 'first.csv', '--product', 'SHOP', '--status', 'Odd=doing', '--map', 'Sort=labels')
  writeFileSync(join(folder, 'second.csv'), `${file}\nGamma,Odd,Wish`)
  const { out } = await cli('import', 'second.csv', '--product', 'SHOP', '--dry-run', '--json')
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    kind: 'import',
    data: {
      items: [{ title: 'Gamma', status: 'doing', labels: ['Wish'] }],
      skipped: [{ line: 2 }, { line: 3 }],
      columns: [{ as: 'title' }, { as: 'status' }, { header: 'Sort', as: 'labels' }],
      words: [{ word: 'Odd', rows: 3, takenFor: 'doing' }],
      into: { product, newProduct: null, remembered: ['mapping', 'statuses'] },
    },
  })
  const wrong = await cli('import', 'second.csv', '--product', 'SHOP', '--map', 'Nope=title', '--json')
  expect(wrong.exit).toBe(2)
  expect(JSON.parse(wrong.err)).toMatchObject({ code: 'unknown-column' })
})

test('a dry run without a product needs no server, and says what was read in the shape that programs know', async () => {
  writeFileSync(
    join(folder, 'here.csv'),
    'Epic,Title,Status,Mood\nRooms,Book,Accepted,good\nRooms,Pick,Done,bad',
  )
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    readFile: async (path: string) => new Uint8Array(await readFile(path)),
    readStdin: async () => new Uint8Array(0),
  }
  const alone = (...argv: string[]) => runCli(argv, io, {}, folder)
  expect(await alone('import', 'here.csv', '--dry-run', '--json', '--status', 'Accepted=doing')).toBe(0)
  expect(JSON.parse(out[0]!)).toEqual({
    schemaVersion: 1,
    kind: 'import',
    data: {
      source: 'csv',
      items: [
        {
          line: 2,
          title: 'Rooms',
          kind: 'epic',
          status: 'draft',
          estimate: null,
          parent: null,
          labels: [],
          description: '',
        },
        {
          line: 2,
          title: 'Book',
          kind: 'story',
          status: 'doing',
          estimate: null,
          parent: 'Rooms',
          labels: [],
          description: '',
        },
        {
          line: 3,
          title: 'Pick',
          kind: 'story',
          status: 'done',
          estimate: null,
          parent: 'Rooms',
          labels: [],
          description: '',
        },
      ],
      skipped: [],
      columns: [
        { header: 'Epic', as: 'parent' },
        { header: 'Title', as: 'title' },
        { header: 'Status', as: 'status' },
        { header: 'Mood', as: null },
      ],
      words: [
        { field: 'status', word: 'Accepted', rows: 1, takenFor: 'doing' },
        { field: 'status', word: 'Done', rows: 1, takenFor: 'done' },
      ],
    },
  })
  expect(await alone('import', 'here.csv', '--dry-run', '--map', 'Mood=labels', '--map', '1=none')).toBe(0)
  expect(out[1]).toContain('Columns not read: Epic')
  expect(await alone('import', 'here.csv', '--dry-run', '--json', '--map', 'Nowhere=title')).toBe(2)
  expect(JSON.parse(err[0]!)).toMatchObject({
    code: 'unknown-column',
    detail: expect.stringContaining('Epic, Title'),
  })
  writeFileSync(join(folder, 'empty.csv'), '')
  expect(await alone('import', 'empty.csv', '--dry-run', '--json')).toBe(2)
  expect(JSON.parse(err[1]!)).toMatchObject({
    code: 'unreadable-file',
    detail: expect.stringContaining('empty'),
  })
})
